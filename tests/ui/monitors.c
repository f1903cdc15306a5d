/* monitors.c - preloaded: monitors that have no output are given one
 *
 * monitors.py parts a screen into monitors, and only the first can have the one output of Xvfb. GDK passes over the others. They are
 * shown with an output of their own, which is the first one in all but its number.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>
#include <dlfcn.h>

#define FIRST_FALSE 0x1ffffff0UL /* no identifier of a server that runs */
#define MOST 8

static RROutput outputs[MOST], real;

static void *
find (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static RROutput
get_real (RROutput output)
{
  return output >= FIRST_FALSE && output < FIRST_FALSE + MOST ? real : output;
}

XRRMonitorInfo *
XRRGetMonitors (Display *display,
                Window   window,
                Bool     active,
                int     *n)
{
  XRRMonitorInfo *(*next) (Display *, Window, Bool, int *) = find ("XRRGetMonitors");
  XRRMonitorInfo *monitors = next (display, window, active, n);

  for (int i = 0; monitors != NULL && i < *n && i < MOST; i++)
    if (monitors[i].noutput > 0)
      real = monitors[i].outputs[0];
    else
      {
        outputs[i] = FIRST_FALSE + (RROutput) i;
        monitors[i].noutput = 1;
        monitors[i].outputs = &outputs[i];
      }
  return monitors;
}

XRROutputInfo *
XRRGetOutputInfo (Display            *display,
                  XRRScreenResources *resources,
                  RROutput            output)
{
  XRROutputInfo *(*next) (Display *, XRRScreenResources *, RROutput) = find ("XRRGetOutputInfo");

  return next (display, resources, get_real (output));
}

Atom *
XRRListOutputProperties (Display *display,
                         RROutput output,
                         int     *n)
{
  Atom *(*next) (Display *, RROutput, int *) = find ("XRRListOutputProperties");

  return next (display, get_real (output), n);
}

int
XRRGetOutputProperty (Display *display,
                      RROutput output,
                      Atom     property,
                      long     offset,
                      long     length,
                      Bool delete,
                      Bool            pending,
                      Atom            type,
                      Atom           *actual_type,
                      int            *actual_format,
                      unsigned long  *n_items,
                      unsigned long  *bytes_after,
                      unsigned char **property_value)
{
  int (*next) (Display *, RROutput, Atom, long, long, Bool, Bool, Atom, Atom *, int *, unsigned long *, unsigned long *, unsigned char **) = find ("XRRGetOutputProperty");

  return next (display, get_real (output), property, offset, length, delete, pending, type, actual_type, actual_format, n_items, bytes_after, property_value);
}
