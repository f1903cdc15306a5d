#include "config.h"

#include "dossier-view-register-line.h"

#include "base-day.h"
#include "dossier-history.h"
#include "dossier-privacy.h"
#include "dossier-view-facts.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

static void
free_item (gpointer data)
{
  DossierViewRegisterItem *item = data;

  g_free (item->label);
  g_free (item->text);
  g_free (item);
}

void
dossier_view_register_line_free (DossierViewRegisterLine *self)
{
  g_free (self->above);
  g_free (self->title);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* Takes text. */
static void
add (DossierViewRegisterLine *self,
     const char              *label,
     char                    *text)
{
  DossierViewRegisterItem *item = g_new (DossierViewRegisterItem, 1);

  item->label = g_strdup (label);
  item->text = text;
  g_ptr_array_add (self->items, item);
}

/* --- what the dossier says */

/* Which answers there are, not what they say: the line may be left on a table. */
static char *
tell_recorded (const DossierViewFacts *facts)
{
  const DossierKind *kind = dossier_record_get_kind (facts->record);
  GString           *told = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      DossierValue *value = (kind->fields[i].flags & DOSSIER_FIELD_PERSONAL) ? dossier_record_get (facts->record, kind->fields[i].code) : NULL;

      if (value != NULL && dossier_value_get_text (value) != NULL)
        g_string_append_printf (told, "%s%s", told->len > 0 ? ", " : "", dossier_vocabulary_get_heading (facts->vocabulary, &kind->fields[i]));
    }
  if (facts->threads->len > 0)
    g_string_append_printf (told, ngettext ("%sthe thread of %u link", "%sthe thread of %u links", facts->threads->len), told->len > 0 ? ", " : "", facts->threads->len);
  if (told->len == 0)
    g_string_append (told, _ ("Nothing"));
  return g_string_free (told, FALSE);
}

static char *
tell_posts (const DossierViewFacts *facts)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < facts->posts->len; i++)
    {
      const DossierViewPost *post = facts->posts->pdata[i];
      g_autofree char       *description = dossier_view_post_describe (post, facts->vocabulary);

      g_string_append_printf (told, "%s%s · %s", i > 0 ? "\n" : "", post->structure_name != NULL ? post->structure_name : "?", description);
    }
  if (told->len == 0)
    g_string_append (told, _ ("None"));
  return g_string_free (told, FALSE);
}

static char *
dup_day (gint64 milliseconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (milliseconds / 1000);

  return base_day_dup_words (moment);
}

static char *
tell_since (DossierReader *reader,
            const char    *id)
{
  g_autoptr (GPtrArray)     lines = dossier_history_list_record (reader, id, 0, NULL);
  const DossierHistoryLine *first = lines != NULL && lines->len > 0 ? lines->pdata[lines->len - 1] : NULL;
  g_autofree char          *day = first != NULL ? dup_day (first->wall) : NULL;

  if (first == NULL)
    return g_strdup (_ ("Not known"));
  /* Translators: a date, then a name. */
  return first->author != NULL ? g_strdup_printf (_ ("%s, by %s"), day, first->author) : g_steal_pointer (&day);
}

static char *
tell_informed (const DossierRecord *record)
{
  DossierValue *value = dossier_record_get (record, "informed_on");

  if (value == NULL || dossier_value_get_date (value) == NULL)
    return g_strdup (_ ("Not noted: tell them, then write the day on their page"));
  return dossier_view_words_dup_value (value);
}

static const char *
tell_circle (const DossierRecord *record)
{
  switch (dossier_privacy_get_visibility (record))
    {
    case DOSSIER_VISIBILITY_PUBLIC:
      return _ ("Everybody sees the name; never the phone nor the e-mail");
    case DOSSIER_VISIBILITY_NETWORK:
      return _ ("The network sees the name; never the phone nor the e-mail");
    case DOSSIER_VISIBILITY_INTERNAL:
    default:
      return _ ("Only those who have this dossier; exports and maps leave it out");
    }
}

/* --- until when */

/* The latest day a post ended, Julian; 0: one goes on, or its end has no day. */
static guint32
find_last_day (const DossierViewFacts *facts)
{
  guint32 last = 0;

  for (guint i = 0; i < facts->posts->len; i++)
    {
      const DossierViewPost *post = facts->posts->pdata[i];
      const BaseDate        *end = post->to != NULL ? dossier_value_get_date (post->to) : NULL;

      if (!post->is_over || end == NULL || end->latest == 0)
        return 0;
      last = MAX (last, end->latest);
    }
  return last;
}

static char *
tell_kept (const DossierViewFacts *facts)
{
  guint32          last = find_last_day (facts);
  g_autofree char *until = last == 0 ? NULL : base_day_dup_words_of_julian (last + DOSSIER_PRIVACY_KEPT_FOR);

  if (dossier_record_get (facts->record, "anonymised_on") != NULL)
    return g_strdup (_ ("Anonymised: nothing of the person is kept"));
  if (last == 0)
    return g_strdup (_ ("While they hold a post, then three years; “To check” reminds of it"));
  /* Translators: a date. */
  return g_strdup_printf (_ ("Three years after the last post: until %s; “To check” reminds of it"), until);
}

gpointer
dossier_view_register_line_read (DossierReader *reader,
                                 gpointer       id,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_autoptr (DossierViewFacts) facts = dossier_view_facts_read (reader, id, cancellable, error);
  DossierViewRegisterLine     *self;

  if (facts == NULL)
    return NULL;

  self = g_new0 (DossierViewRegisterLine, 1);
  self->title = g_strdup (facts->title != NULL ? facts->title : "?");
  self->items = g_ptr_array_new_with_free_func (free_item);
  add (self, _ ("What is recorded"), tell_recorded (facts));
  add (self, _ ("Posts"), tell_posts (facts));
  add (self, _ ("Recorded since"), tell_since (reader, id));
  add (self, _ ("What for"), g_strdup (_ ("To know whom to speak to in each structure, and to keep the links between social centres and schools alive when people change")));
  add (self, _ ("Legal ground"), g_strdup (_ ("Legitimate interest of the federation and its partners (GDPR, article 6.1 f); to be confirmed by whoever holds the register")));
  add (self, _ ("Who sees it"), g_strdup (tell_circle (facts->record)));
  add (self, _ ("Where from"), g_strdup (_ ("From the person, or from professionals of the network")));
  add (self, _ ("Informed on"), tell_informed (facts->record));
  add (self, _ ("Kept until"), tell_kept (facts));
  add (self, _ ("Their rights"), g_strdup (_ ("To see, to correct, to object, to be erased: ask the federation. Erasing is “Anonymise” in Liens, without return")));
  return self;
}
