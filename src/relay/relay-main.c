/* liens-relay - the only program of Liens that touches a shared folder
 *
 * A server that freezes freezes who asks it, sometimes past SIGKILL: that is this program and no
 * other. It has no key, no database, no lock; it knows names, sizes and bytes. It reads requests on its
 * standard input and answers on its standard output (carry-protocol) until its input ends. Between two
 * requests it holds nothing open on the share: a stick can be taken out. Exit 0: the end of
 * its input; 2: what it read is not a request.
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "carry-protocol.h"
#include "relay-make.h"
#include "relay-pull.h"
#include "relay-push.h"
#include "relay-speech.h"
#include "relay-tend.h"

/* FALSE: the input ended before. */
static gboolean
hear (guint8 *bytes,
      gsize   length)
{
  for (gsize got = 0; got < length;)
    {
      gssize n = TEMP_FAILURE_RETRY (read (STDIN_FILENO, bytes + got, length - got));

      if (n <= 0)
        return FALSE;
      got += (gsize) n;
    }
  return TRUE;
}

static gboolean
do_in_folder (const CarryRequest *request,
              RelayFault         *fault)
{
  g_auto (RelayFolder) folder = { .root = -1, .mirror = -1 };

  if (!relay_folder_open (&folder, request, fault))
    return FALSE;
  switch (request->what)
    {
    case CARRY_ASK_LIST:
      return relay_tend_list (&folder, fault);
    case CARRY_ASK_PULL:
      return relay_pull_all (&folder, fault);
    case CARRY_ASK_PUSH:
      return relay_push_own (&folder, fault);
    case CARRY_ASK_VERIFY:
      return relay_push_verify (&folder, fault);
    case CARRY_ASK_REMOVE:
      return relay_tend_remove (&folder, fault);
    case CARRY_ASK_RELAY_ALL:
      return relay_push_all (&folder, fault);
    case CARRY_ASK_SWEEP:
      return relay_tend_sweep (&folder, fault);
    case CARRY_ASK_CLOCK:
      return relay_tend_clock (&folder, fault);
    case CARRY_ASK_PROBE:
    case CARRY_ASK_MAKE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
do_request (const CarryRequest *request,
            RelayFault         *fault)
{
  if (request->what == CARRY_ASK_PROBE)
    return relay_make_probe (request, fault);
  if (request->what == CARRY_ASK_MAKE)
    return relay_make_folder (request, fault);
  return do_in_folder (request, fault);
}

static void
answer (const CarryRequest *request)
{
  RelayFault fault = { RELAY_SIDE_SHARE, 0, "" };

  if (do_request (request, &fault))
    relay_speech_done ();
  else
    relay_speech_failed (&fault);
}

int
main (void)
{
  struct rlimit bound = { 0, 0 };
  guint8        header[CARRY_FRAME_HEADER];

  setrlimit (RLIMIT_CORE, &bound); /* may be refused: as good */
  while (hear (header, sizeof header))
    {
      gsize                    length = carry_frame_get_length (header, CARRY_REQUEST_MAX);
      g_autofree guint8       *body = g_malloc (MAX (length, 1));
      g_autoptr (CarryRequest) request = NULL;

      if (length > 0 && !hear (body, length))
        return EXIT_SUCCESS;
      request = carry_request_parse (body, length);
      if (request == NULL)
        {
          relay_speech_refused ();
          return 2;
        }
      answer (request);
    }
  return EXIT_SUCCESS;
}
