#include "config.h"

#include "exchange-view-sentence.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *title, *title_done, *meaning, *icon;
} groups[] = {
  [EXCHANGE_VIEW_GROUP_ADDED] = { N_ ("To add"), N_ ("Added"), NULL, "list-add-symbolic" },
  [EXCHANGE_VIEW_GROUP_UPDATED] = { N_ ("To update"), N_ ("Updated"), N_ ("Known to the dossier; the file says more, or something newer"), "emblem-synchronizing-symbolic" },
  [EXCHANGE_VIEW_GROUP_UNCHANGED] = { N_ ("Unchanged"), N_ ("Unchanged"), NULL, "object-select-symbolic" },
  [EXCHANGE_VIEW_GROUP_DOUBTFUL] = { N_ ("To check"), N_ ("To check"), N_ ("Each says why; what you do not decide stays as it is in the dossier"), "dialog-question-symbolic" },
  [EXCHANGE_VIEW_GROUP_REFUSED] = { N_ ("Refused"), N_ ("Refused"), N_ ("Cannot be true as written; the other rows go in"), "action-unavailable-symbolic" },
  [EXCHANGE_VIEW_GROUP_IGNORED] = { N_ ("Left aside"), N_ ("Left aside"), N_ ("Not a school"), "view-conceal-symbolic" },
};

const char *
exchange_view_group_get_title (ExchangeViewGroup group,
                               gboolean          done)
{
  return _ (done ? groups[group].title_done : groups[group].title);
}

const char *
exchange_view_group_get_meaning (ExchangeViewGroup group)
{
  return groups[group].meaning != NULL ? _ (groups[group].meaning) : NULL;
}

const char *
exchange_view_group_get_icon (ExchangeViewGroup group)
{
  return groups[group].icon;
}

guint
exchange_view_group_count (ExchangeViewGroup     group,
                           const ExchangeCounts *counts)
{
  const guint numbers[] = { counts->added, counts->updated, counts->unchanged, counts->doubtful, counts->refused, counts->ignored };

  return numbers[group];
}

gboolean
exchange_view_group_has (ExchangeViewGroup      group,
                         const ExchangePlanRow *row)
{
  static const ExchangeVerdict verdicts[] = {
    EXCHANGE_VERDICT_ADDED, EXCHANGE_VERDICT_UPDATED, EXCHANGE_VERDICT_UNCHANGED, EXCHANGE_VERDICT_DOUBTFUL, EXCHANGE_VERDICT_REFUSED, EXCHANGE_VERDICT_IGNORED
  };

  if (group == EXCHANGE_VIEW_GROUP_DOUBTFUL)
    return row->verdict < EXCHANGE_VERDICT_REFUSED && row->reasons->len > 0;
  return row->verdict == verdicts[group];
}

char *
exchange_view_sentence_of_plan (const ExchangeCounts *sum)
{
  if (sum->added > 0 && sum->updated > 0)
    return g_strdup_printf (_ ("%'u to add, %'u to update — nothing is written yet"), sum->added, sum->updated);
  if (sum->added > 0)
    return g_strdup_printf (ngettext ("%'u to add — nothing is written yet", "%'u to add — nothing is written yet", sum->added), sum->added);
  if (sum->updated > 0)
    return g_strdup_printf (ngettext ("%'u to update — nothing is written yet", "%'u to update — nothing is written yet", sum->updated), sum->updated);
  if (sum->held > 0)
    return g_strdup (_ ("Nothing to add or to update; some rows wait for what you decide"));
  return g_strdup (sum->refused > 0 ? _ ("Nothing here can be imported") : _ ("Nothing to import: the dossier knows it all"));
}

char *
exchange_view_sentence_of_import (const ExchangeCounts *sum)
{
  g_autofree char *added = g_strdup_printf (ngettext ("%u record added", "%u records added", sum->added), sum->added);
  g_autofree char *updated = g_strdup_printf (ngettext ("%u updated", "%u updated", sum->updated), sum->updated);
  g_autofree char *doubtful = g_strdup_printf (ngettext ("%u to check", "%u to check", sum->doubtful), sum->doubtful);

  if (sum->added == 0 && sum->updated == 0)
    return g_strdup (_ ("Nothing to import: the dossier knew it all"));
  return g_strconcat (added, sum->updated > 0 ? ", " : "", sum->updated > 0 ? updated : "", sum->doubtful > 0 ? ", " : "", sum->doubtful > 0 ? doubtful : "", NULL);
}

static const char *
explain_store (int code)
{
  switch (code)
    {
    case DOSSIER_STORE_ERROR_DISK:
      return _ ("The disk refuses to write, it may be full. Nothing was imported. Make some room, then try again.");
    case DOSSIER_STORE_ERROR_READ_ONLY:
      return _ ("This dossier can only be read. Nothing was imported. Copy it where you may write, then open the copy.");
    default:
      return _ ("The dossier could not be changed. Nothing was imported. Try again.");
    }
}

const char *
exchange_view_sentence_of (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == EXCHANGE_READER_ERROR)
    return exchange_reader_explain (error->code);
  if (error->domain == EXCHANGE_PLAN_ERROR)
    return _ ("This file holds no table that Liens recognises. Nothing was imported. Open it in LibreOffice to see what it holds, or fetch it again.");
  if (error->domain == DOSSIER_STORE_ERROR)
    return explain_store (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _ ("Stopped. Nothing was imported.");
  return _ ("Something went wrong while reading this file. Nothing was imported. Try again.");
}
