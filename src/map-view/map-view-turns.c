#include "map-view-turns.h"

static const struct
{
  guint key;
  int   steps;
} turns[] = {
  { GDK_KEY_Right, 1 },
  { GDK_KEY_KP_Right, 1 },
  { GDK_KEY_Down, 1 },
  { GDK_KEY_KP_Down, 1 },
  { GDK_KEY_Page_Down, 1 },
  { GDK_KEY_KP_Page_Down, 1 },
  { GDK_KEY_space, 1 },
  { GDK_KEY_Left, -1 },
  { GDK_KEY_KP_Left, -1 },
  { GDK_KEY_Up, -1 },
  { GDK_KEY_KP_Up, -1 },
  { GDK_KEY_Page_Up, -1 },
  { GDK_KEY_KP_Page_Up, -1 },
  { GDK_KEY_BackSpace, -1 },
  { GDK_KEY_Home, 0 },
  { GDK_KEY_KP_Home, 0 },
};

/* With Control the first and the last. */
gboolean
map_view_turns_read (guint           key,
                     GdkModifierType held,
                     int            *steps)
{
  GdkModifierType with = held & gtk_accelerator_get_default_mod_mask ();

  if ((with & ~GDK_CONTROL_MASK) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    if (turns[i].key == key)
      {
        *steps = with == 0 ? turns[i].steps : turns[i].steps > 0 ? MAP_VIEW_TURN_LAST
                                                                : MAP_VIEW_TURN_FIRST;
        return TRUE;
      }
  return FALSE;
}
