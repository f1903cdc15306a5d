/* carry-driver SHARE MIRROR POSTE SENTINEL ASK… - a desktop of the shared folder that only carries files
 *
 * What is asked, one after the other by one CarryRelay: make, probe, list, pull, push (every own file of the mirror),
 * verify (as many), relay-all, sweep, clock. Says each item as "fate poste name", each end as "end ASK CODE", -1
 * where nothing failed. Exit 0 when nothing did.
 */
#include <stdio.h>
#include <string.h>

#include "carry-mirror.h"
#include "carry-relay.h"

static const char *const asks[] = { "", "probe", "make", "list", "pull", "push", "verify", "remove", "relay-all", "sweep", "clock" };

static CarryAsk
find_ask (const char *word)
{
  for (guint i = 1; i < G_N_ELEMENTS (asks); i++)
    if (g_str_equal (asks[i], word))
      return i;
  g_error ("%s: nobody asks that", word);
}

static CarryRequest *
make_request (const CarryMirror *mirror,
              const char        *poste,
              CarryAsk           what)
{
  CarryRequest         *request = carry_request_new (what, NULL);
  g_autoptr (GPtrArray) files = carry_mirror_list (mirror, poste, NULL);

  if (what == CARRY_ASK_PUSH || what == CARRY_ASK_VERIFY)
    for (guint i = 0; files != NULL && i < files->len; i++)
      g_ptr_array_add (request->names, g_strdup (((CarryMirrorFile *) files->pdata[i])->name));
  return request;
}

/* The code of its error, or -1. */
static int
tell (const CarryReport *report,
      const char        *word)
{
  int code = report->error != NULL ? report->error->code : -1;

  for (guint i = 0; i < report->items->len; i++)
    {
      const CarryItem *item = report->items->pdata[i];

      printf ("%d %s %s\n", item->fate, item->poste, item->name);
    }
  printf ("end %s %d %s\n", word, code, report->error != NULL ? report->error->message : "");
  return code;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GBytes)      sentinel = g_bytes_new_static (argv[4], strlen (argv[4]));
  g_autoptr (CarryMirror) mirror = carry_mirror_open (argv[2], NULL);
  g_autoptr (CarryRelay)  relay = carry_relay_new (argv[1], argv[2], argv[3], sentinel);
  int                     failures = 0;

  g_assert_nonnull (mirror);
  for (int i = 5; i < argc; i++)
    {
      CarryRequest           *request = make_request (mirror, argv[3], find_ask (argv[i]));
      g_autoptr (CarryReport) report = carry_relay_ask (relay, request, NULL);

      failures += tell (report, argv[i]) >= 0;
    }
  return failures > 0;
}
