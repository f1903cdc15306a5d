#include "config.h"

#include "dossier-view-verified.h"

#include "base-day.h"
#include "dossier-history.h"

#include <glib/gi18n-lib.h>

#define YEAR 365 /* days */
#define FIELD "verified_on"

struct _DossierViewVerified
{
  GtkBox         parent_instance;
  DossierStore  *store;
  DossierRecord *record;
  GCancellable  *asking;
  GtkImage      *sign;
  GtkLabel      *sentence;
  GtkButton     *button;
};

G_DEFINE_FINAL_TYPE (DossierViewVerified, dossier_view_verified, GTK_TYPE_BOX)

static guint32
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate                 date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

static const BaseDate *
get_date (const DossierValue *verified)
{
  return verified != NULL ? dossier_value_get_date (verified) : NULL;
}

DossierViewAge
dossier_view_age_of (const DossierValue *verified,
                     guint32             today)
{
  const BaseDate *date = get_date (verified);

  if (date == NULL || date->latest == 0 || date->latest + 3 * YEAR < today)
    return DOSSIER_VIEW_AGE_OLD;
  return date->latest + YEAR < today ? DOSSIER_VIEW_AGE_AGEING : DOSSIER_VIEW_AGE_FRESH;
}

/* --- who, and when */

typedef struct
{
  DossierHistoryLine *verified; /* NULL: nobody */
  DossierHistoryLine *changed;  /* the last act that was another; NULL: none */
} Hands;

static void
hands_free (gpointer data)
{
  Hands *hands = data;

  g_clear_pointer (&hands->verified, dossier_history_line_free);
  g_clear_pointer (&hands->changed, dossier_history_line_free);
  g_free (hands);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hands, hands_free)

static gboolean
is_same_act (const DossierHistoryLine *one,
             const DossierHistoryLine *other)
{
  return one != NULL && one->run == other->run && one->n == other->n;
}

static gpointer
read_hands (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const char           *id = dossier_record_get_id (data);
  const DossierField   *field = dossier_kind_find_field (dossier_record_get_kind (data), FIELD);
  g_autoptr (GPtrArray) lines = dossier_history_list_record (reader, id, 2, error);
  Hands                *hands;

  if (lines == NULL)
    return NULL;
  hands = g_new0 (Hands, 1);
  hands->verified = dossier_record_get (data, FIELD) != NULL ? dossier_history_find_hand (reader, id, field, NULL) : NULL;
  for (guint i = 0; i < lines->len && hands->changed == NULL; i++)
    if (!is_same_act (hands->verified, lines->pdata[i]))
      hands->changed = g_ptr_array_steal_index (lines, i);
  return hands;
}

static char *
tell_verified (const DossierRecord      *record,
               const DossierHistoryLine *hand)
{
  const BaseDate  *date = get_date (dossier_record_get (record, FIELD));
  g_autofree char *when = date != NULL ? base_date_dup_text (date) : NULL, *day = NULL;

  if (when == NULL)
    return g_strdup (_ ("Never verified"));
  /* Translators: a day; then a date that is no day, like a month. */
  day = date->precision == BASE_DATE_DAY ? g_strdup_printf (_ ("Verified on %s"), when) : g_strdup_printf (_ ("Verified: %s"), when);
  if (hand == NULL || hand->author == NULL)
    return g_steal_pointer (&day);
  /* Translators: "Verified on 3 May 2026", then who did it. */
  return g_strdup_printf (_ ("%s by %s"), day, hand->author);
}

static char *
tell_changed (gint64 wall)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (wall / 1000), now = g_date_time_new_now_local (), eve = g_date_time_add_days (now, -1);
  g_autofree char      *day = g_date_time_format (moment, "%F"), *today = g_date_time_format (now, "%F"), *yesterday = g_date_time_format (eve, "%F");
  g_autofree char      *words = base_day_dup_words (moment);

  if (g_str_equal (day, today))
    return g_strdup (_ ("changed today"));
  if (g_str_equal (day, yesterday))
    return g_strdup (_ ("changed yesterday"));
  return g_strdup_printf (_ ("changed on %s"), words);
}

static char *
tell (const DossierRecord *record,
      const Hands         *hands)
{
  g_autofree char *verified = tell_verified (record, hands != NULL ? hands->verified : NULL);
  g_autofree char *changed = hands != NULL && hands->changed != NULL ? tell_changed (hands->changed->wall) : NULL;

  return g_strjoin (" · ", verified, changed, NULL);
}

/* --- how it shows */

static void
show_age (DossierViewVerified *self)
{
  static const struct
  {
    const char *tone, *icon;
  } ages[] = { { "fresh", "emblem-ok-symbolic" }, { "ageing", "document-open-recent-symbolic" }, { "old", "dialog-question-symbolic" } };
  DossierViewAge age = dossier_view_age_of (dossier_record_get (self->record, FIELD), get_today ());

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), ages[i].tone);
  gtk_widget_add_css_class (GTK_WIDGET (self->sign), ages[age].tone);
  gtk_image_set_from_icon_name (self->sign, ages[age].icon);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewVerified) self = user_data;
  g_autoptr (Hands)               hands = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  g_autofree char                *sentence = NULL;

  if (hands == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  sentence = tell (self->record, hands);
  gtk_label_set_label (self->sentence, sentence);
}

static void
on_confirmed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DossierViewVerified) self = user_data;
  g_autoptr (GError)              error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    return;
  g_message ("confirming a record: %s", error->message);
  gtk_label_set_label (self->sentence, _ ("This could not be written. Nothing was changed; try again."));
}

static void
drop (DossierViewVerified *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
dossier_view_verified_dispose (GObject *object)
{
  dossier_view_verified_clear (DOSSIER_VIEW_VERIFIED (object));
  G_OBJECT_CLASS (dossier_view_verified_parent_class)->dispose (object);
}

static void
dossier_view_verified_class_init (DossierViewVerifiedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_verified_dispose;
}

static void
dossier_view_verified_init (DossierViewVerified *self)
{
  self->sign = GTK_IMAGE (gtk_image_new ());
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  self->button = GTK_BUTTON (gtk_button_new_with_label (_ ("Confirm")));
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "verified");
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0.0f);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sentence), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "caption");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Still true today (Ctrl+Shift+V)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Confirm today"), -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (dossier_view_verified_confirm), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->sign));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

void
dossier_view_verified_show (DossierViewVerified    *self,
                            DossierStore           *store,
                            const DossierViewFacts *facts)
{
  gboolean is_other;

  g_return_if_fail (DOSSIER_VIEW_IS_VERIFIED (self) && dossier_kind_find_field (dossier_record_get_kind (facts->record), FIELD) != NULL);

  is_other = self->record == NULL || !g_str_equal (dossier_record_get_id (self->record), dossier_record_get_id (facts->record));
  drop (self);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->record, dossier_record_unref);
  self->record = dossier_record_ref (facts->record);
  show_age (self);
  if (is_other)
    {
      g_autofree char *sentence = tell (self->record, NULL);

      gtk_label_set_label (self->sentence, sentence);
    }
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (store, read_hands, dossier_record_ref (self->record), (GDestroyNotify) dossier_record_unref, hands_free, self->asking, on_read, g_object_ref (self));
}

void
dossier_view_verified_clear (DossierViewVerified *self)
{
  drop (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->record, dossier_record_unref);
}

void
dossier_view_verified_confirm (DossierViewVerified *self)
{
  guint32              today = get_today ();
  g_autoptr (BaseDate) date = base_date_new (today, today, BASE_DATE_DAY, "");
  DossierAct          *act;

  g_return_if_fail (DOSSIER_VIEW_IS_VERIFIED (self));

  if (self->record == NULL)
    return;
  act = dossier_act_new (NULL);
  dossier_act_set (act, dossier_record_get_kind (self->record), dossier_record_get_id (self->record), FIELD, dossier_value_new_date (date));
  dossier_store_write_async (self->store, act, on_confirmed, g_object_ref (self));
}
