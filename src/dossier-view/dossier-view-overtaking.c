#include "config.h"

#include "dossier-view-overtaking.h"

#include "dossier-history.h"
#include "dossier-view-answer.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN 80 /* characters of what somebody wrote; the history has it whole */

struct _DossierViewOvertaking
{
  DossierViewField      *field; /* NULL once freed: an answer on its way finds nobody */
  DossierViewMineKept    mine_kept;
  DossierViewTheirsTaken theirs_taken;
  DossierValue          *known;   /* what the record said when typing began, or since */
  GPtrArray             *written; /* DossierValue or NULL, oldest first: on their way to the record */
  DossierValue          *theirs;
  gboolean               waits;
  GCancellable          *asking;
};

/* A question to the history. */
typedef struct
{
  char               *id;
  const DossierField *field;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->id);
  g_free (data);
}

static void
value_unref (gpointer value)
{
  if (value != NULL)
    dossier_value_unref (value);
}

static void
keep (DossierValue **place,
      DossierValue  *value)
{
  DossierValue *held = value != NULL ? dossier_value_ref (value) : NULL;

  g_clear_pointer (place, dossier_value_unref);
  *place = held;
}

static void
stand_down (DossierViewOvertaking *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (!self->waits)
    return;

  self->waits = FALSE;
  dossier_view_field_set_held (self->field, FALSE);
  dossier_view_field_set_below (self->field, NULL);
  dossier_view_field_say (self->field, DOSSIER_VIEW_TONE_QUIET, NULL);
}

/* --- what the person does */

void
dossier_view_overtaking_keep_mine (DossierViewOvertaking *self)
{
  g_return_if_fail (self->waits);

  keep (&self->known, self->theirs);
  stand_down (self);
  self->mine_kept (self->field);
}

static void
take_theirs (DossierViewOvertaking *self)
{
  keep (&self->known, self->theirs);
  stand_down (self);
  self->theirs_taken (self->field, self->known);
}

static GtkWidget *
make_button (DossierViewOvertaking *self,
             const char            *label,
             void (*does) (DossierViewOvertaking *))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "caption");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (does), self);
  return button;
}

static GtkWidget *
make_choice (DossierViewOvertaking *self)
{
  GtkWidget *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (choice, "overtaken");
  gtk_box_append (GTK_BOX (choice), make_button (self, _ ("Keep mine"), dossier_view_overtaking_keep_mine));
  gtk_box_append (GTK_BOX (choice), make_button (self, _ ("Take theirs"), take_theirs));
  return choice;
}

/* --- who it was */

static char *
dup_theirs (DossierValue *theirs)
{
  g_autofree char *words = dossier_view_words_dup_value (theirs);
  g_autofree char *line = g_strdelimit (g_strdup (*words != '\0' ? words : dossier_view_answer_get_label (dossier_view_answer_of (theirs))), "\n\r\t", ' ');
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_SHOWN)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, MAX_SHOWN - 1);
  return g_strconcat (cut, "…", NULL);
}

static char *
tell (DossierValue             *theirs,
      const DossierHistoryLine *hand)
{
  const char      *who = hand != NULL && hand->is_register ? _ ("A public register") : hand != NULL && hand->author != NULL ? hand->author
                                                                                                                            : _ ("Somebody");
  g_autofree char *words = NULL;

  if (theirs == NULL)
    /* Translators: a person's name */
    return g_strdup_printf (_ ("%s emptied this while you were typing. What you typed is kept here; choose:"), who);
  words = dup_theirs (theirs);
  /* Translators: a person's name, what they wrote */
  return g_strdup_printf (_ ("%s wrote “%s” while you were typing. What you typed is kept here; choose:"), who, words);
}

static gpointer
find_hand (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Asked *asked = data;

  return dossier_history_find_hand (reader, asked->id, asked->field, error);
}

static void
clear_overtaking (gpointer data)
{
  DossierViewOvertaking *self = data;

  g_clear_pointer (&self->known, dossier_value_unref);
  g_clear_pointer (&self->theirs, dossier_value_unref);
  g_ptr_array_unref (self->written);
}

static void
on_hand_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  DossierViewOvertaking         *self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autoptr (DossierHistoryLine) hand = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char               *sentence = NULL;

  /* Without a name it is still said; asked anew or chosen meanwhile, it is not. */
  if (self->field != NULL && self->waits && !dossier_view_field_is_lost (self->field) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      sentence = tell (self->theirs, hand);
      dossier_view_field_say (self->field, DOSSIER_VIEW_TONE_WARNING, sentence);
      dossier_view_field_set_below (self->field, make_choice (self));
    }
  g_rc_box_release_full (self, clear_overtaking);
}

static void
overtake (DossierViewOvertaking *self,
          const char            *id,
          DossierValue          *value)
{
  Asked *asked = g_new (Asked, 1);

  keep (&self->theirs, value);
  self->waits = TRUE;
  dossier_view_field_set_held (self->field, TRUE);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  asked->id = g_strdup (id);
  asked->field = dossier_view_field_get_field (self->field);
  dossier_store_ask_async (dossier_view_field_get_store (self->field), find_hand, asked, asked_free, (GDestroyNotify) dossier_history_line_free,
                           self->asking, on_hand_found, g_rc_box_acquire (self));
}

DossierViewOvertaking *
dossier_view_overtaking_new (DossierViewField      *field,
                             DossierViewMineKept    mine_kept,
                             DossierViewTheirsTaken theirs_taken)
{
  DossierViewOvertaking *self = g_rc_box_new0 (DossierViewOvertaking);

  self->field = field;
  self->mine_kept = mine_kept;
  self->theirs_taken = theirs_taken;
  self->written = g_ptr_array_new_with_free_func (value_unref);
  return self;
}

void
dossier_view_overtaking_free (DossierViewOvertaking *self)
{
  if (self == NULL)
    return;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->field = NULL;
  g_rc_box_release_full (self, clear_overtaking);
}

void
dossier_view_overtaking_know (DossierViewOvertaking *self,
                              DossierValue          *value)
{
  keep (&self->known, value);
  stand_down (self);
}

void
dossier_view_overtaking_wrote (DossierViewOvertaking *self,
                               DossierValue          *value)
{
  g_ptr_array_add (self->written, value != NULL ? dossier_value_ref (value) : NULL);
}

/* Is it one of those written here? Those before it have been overwritten by it. */
static gboolean
is_own (DossierViewOvertaking *self,
        DossierValue          *value)
{
  for (guint i = 0; i < self->written->len; i++)
    if (dossier_value_equal (self->written->pdata[i], value))
      {
        g_ptr_array_remove_range (self->written, 0, i + 1);
        return TRUE;
      }
  return FALSE;
}

void
dossier_view_overtaking_follow (DossierViewOvertaking *self,
                                const char            *id,
                                DossierValue          *value)
{
  if (dossier_value_equal (value, self->known) || is_own (self, value))
    dossier_view_overtaking_know (self, value);
  else if (!self->waits || !dossier_value_equal (value, self->theirs))
    overtake (self, id, value);
}

gboolean
dossier_view_overtaking_waits (DossierViewOvertaking *self)
{
  return self->waits;
}
