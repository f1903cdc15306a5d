#include "config.h"

#include "dossier-view-typed.h"

#include "base-text.h"
#include "dossier-view-overtaking.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierViewAnswer      answer; /* what stands while nothing is typed */
  DossierViewOvertaking *overtaking;
  gboolean               is_showing;
} DossierViewTypedPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DossierViewTyped, dossier_view_typed, DOSSIER_VIEW_TYPE_FIELD)

static DossierViewTypedPrivate *
get_private (DossierViewTyped *self)
{
  return dossier_view_typed_get_instance_private (self);
}

static const DossierField *
get_field (DossierViewTyped *self)
{
  return dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));
}

/* --- what stands in the editor */

static void
set_text (DossierViewTyped *self,
          const char       *text)
{
  DossierViewTypedPrivate *priv = get_private (self);
  g_autofree char         *shown = DOSSIER_VIEW_TYPED_GET_CLASS (self)->dup_text (self);

  if (g_str_equal (text, shown))
    return;

  priv->is_showing = TRUE;
  DOSSIER_VIEW_TYPED_GET_CLASS (self)->set_text (self, text);
  priv->is_showing = FALSE;
}

static void
set_answer (DossierViewTyped *self,
            DossierViewAnswer answer)
{
  get_private (self)->answer = answer;
  DOSSIER_VIEW_TYPED_GET_CLASS (self)->set_placeholder (self, dossier_view_answer_get_label (answer));
}

/* What was understood of a date stands under it as soon as it is typed. */
static void
explain (DossierViewTyped *self)
{
  g_autofree char     *typed = NULL, *sentence = NULL;
  g_autoptr (BaseDate) date = NULL;

  if (get_field (self)->type != DOSSIER_FIELD_DATE)
    return;

  typed = g_strstrip (DOSSIER_VIEW_TYPED_GET_CLASS (self)->dup_text (self));
  if (*typed != '\0')
    {
      date = base_date_new_from_words (typed);
      sentence = dossier_view_words_explain_date (date);
    }
  dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, sentence);
}

static void
show_value (DossierViewTyped   *self,
            const DossierValue *value)
{
  g_autofree char *text = dossier_view_words_dup_value (value);

  set_answer (self, dossier_view_answer_of (value));
  set_text (self, text);
  explain (self);
}

/* --- what was typed, as a value */

static gboolean
read_number (const DossierField *field,
             const char         *typed,
             DossierValue      **value,
             char              **sentence)
{
  double number;

  if (!base_text_read_number (typed, &number) || (field->type == DOSSIER_FIELD_INTEGER && number != (double) (gint64) number))
    {
      *sentence = g_strdup (field->type == DOSSIER_FIELD_INTEGER ? _ ("Not saved: a whole number is expected here, like 12.") : _ ("Not saved: a number is expected here, like 12 or 3,5."));
      return FALSE;
    }

  *value = field->type == DOSSIER_FIELD_INTEGER ? dossier_value_new_integer ((gint64) number) : dossier_value_new_real (number);
  return TRUE;
}

static gboolean
read_nothing (DossierViewTyped *self,
              DossierValue    **value,
              char            **sentence)
{
  *value = dossier_view_answer_make_value (get_private (self)->answer);
  if (*value != NULL || !(get_field (self)->flags & DOSSIER_FIELD_REQUIRED))
    return TRUE;

  *sentence = g_strdup_printf (_ ("Not saved: “%s” cannot be empty."), dossier_view_field_get_label (DOSSIER_VIEW_FIELD (self)));
  return FALSE;
}

static gboolean
read_typed (DossierViewTyped *self,
            DossierValue    **value,
            char            **sentence)
{
  const DossierField  *field = get_field (self);
  g_autofree char     *typed = g_strchomp (DOSSIER_VIEW_TYPED_GET_CLASS (self)->dup_text (self));
  g_autoptr (BaseDate) date = NULL;

  if (field->type != DOSSIER_FIELD_LONG_TEXT)
    g_strchug (typed);
  if (*typed == '\0')
    return read_nothing (self, value, sentence);
  if (field->type == DOSSIER_FIELD_INTEGER || field->type == DOSSIER_FIELD_REAL)
    return read_number (field, typed, value, sentence);
  if (field->type == DOSSIER_FIELD_DATE)
    {
      date = base_date_new_from_words (typed);
      *value = dossier_value_new_date (date);
      return TRUE;
    }
  *value = dossier_value_new_text (typed);
  return TRUE;
}

/* --- somebody else writes it too */

static void
on_mine_kept (DossierViewTyped *self)
{
  dossier_view_field_see (DOSSIER_VIEW_FIELD (self));
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

/* What was typed is written first: undoing brings it back. */
static void
on_theirs_taken (DossierViewTyped *self,
                 DossierValue     *theirs)
{
  dossier_view_field_see (DOSSIER_VIEW_FIELD (self));
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
  show_value (self, theirs);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

static void
dossier_view_typed_follow (DossierViewField       *field,
                           const DossierViewFacts *facts)
{
  DossierViewTyped        *self = DOSSIER_VIEW_TYPED (field);
  g_autoptr (DossierValue) typed = NULL;
  g_autofree char         *sentence = NULL;
  DossierValue            *value = dossier_record_get (facts->record, get_field (self)->code);

  /* What cannot be written says nothing of its own yet. */
  if (read_typed (self, &typed, &sentence) && dossier_value_equal (typed, value))
    dossier_view_overtaking_know (get_private (self)->overtaking, value);
  else
    dossier_view_overtaking_follow (get_private (self)->overtaking, dossier_record_get_id (facts->record), value);
}

/* --- the field */

static void
dossier_view_typed_show (DossierViewField       *field,
                         const DossierViewFacts *facts)
{
  DossierViewTyped *self = DOSSIER_VIEW_TYPED (field);
  DossierValue     *value = dossier_record_get (facts->record, get_field (self)->code);

  dossier_view_overtaking_know (get_private (self)->overtaking, value);
  show_value (self, value);
}

static gboolean
dossier_view_typed_write (DossierViewField *field,
                          DossierAct       *act,
                          const char       *id,
                          char            **sentence)
{
  DossierViewTyped *self = DOSSIER_VIEW_TYPED (field);
  DossierValue     *value = NULL;

  if (!read_typed (self, &value, sentence))
    return FALSE;

  dossier_view_overtaking_wrote (get_private (self)->overtaking, value);
  dossier_act_set (act, dossier_view_field_get_kind (field), id, get_field (self)->code, value);
  return TRUE;
}

static void
dossier_view_typed_restore (DossierViewField *field,
                            const char       *text)
{
  DOSSIER_VIEW_TYPED_GET_CLASS (field)->set_text (DOSSIER_VIEW_TYPED (field), text);
}

static char *
dossier_view_typed_dup_typed (DossierViewField *field)
{
  return DOSSIER_VIEW_TYPED_GET_CLASS (field)->dup_text (DOSSIER_VIEW_TYPED (field));
}

static gboolean
on_key (DossierViewTyped *self,
        guint             key)
{
  if (key != GDK_KEY_Escape || !dossier_view_field_is_edited (DOSSIER_VIEW_FIELD (self)))
    return FALSE;

  dossier_view_field_abandon (DOSSIER_VIEW_FIELD (self));
  return TRUE;
}

static void
on_answer_chosen (gpointer          field,
                  DossierViewAnswer answer)
{
  DossierViewTyped *self = field;

  if (dossier_view_field_is_lost (field))
    return; /* it would take the place of what is to be copied first */
  set_text (self, "");
  set_answer (self, answer);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

static void
dossier_view_typed_dispose (GObject *object)
{
  g_clear_pointer (&get_private (DOSSIER_VIEW_TYPED (object))->overtaking, dossier_view_overtaking_free);
  G_OBJECT_CLASS (dossier_view_typed_parent_class)->dispose (object);
}

static void
dossier_view_typed_class_init (DossierViewTypedClass *klass)
{
  DossierViewFieldClass *field_class = DOSSIER_VIEW_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_typed_dispose;
  field_class->show = dossier_view_typed_show;
  field_class->follow = dossier_view_typed_follow;
  field_class->write = dossier_view_typed_write;
  field_class->restore = dossier_view_typed_restore;
  field_class->dup_typed = dossier_view_typed_dup_typed;
}

static void
dossier_view_typed_init (DossierViewTyped *self)
{
  get_private (self)->overtaking = dossier_view_overtaking_new (DOSSIER_VIEW_FIELD (self), (DossierViewMineKept) on_mine_kept, (DossierViewTheirsTaken) on_theirs_taken);
}

void
dossier_view_typed_set_up (DossierViewTyped *self,
                           GtkWidget        *editor)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the editor: it has an Escape of its own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (editor, keys);
  dossier_view_field_add_suffix (DOSSIER_VIEW_FIELD (self), dossier_view_answer_new_button (on_answer_chosen, self));
  set_answer (self, DOSSIER_VIEW_ANSWER_NONE);
}

void
dossier_view_typed_changed (DossierViewTyped *self)
{
  g_autofree char *typed = NULL;

  if (get_private (self)->is_showing)
    return;

  typed = DOSSIER_VIEW_TYPED_GET_CLASS (self)->dup_text (self);
  set_answer (self, DOSSIER_VIEW_ANSWER_NONE);
  if (!dossier_view_overtaking_waits (get_private (self)->overtaking) && !dossier_view_field_is_lost (DOSSIER_VIEW_FIELD (self)))
    {
      dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, NULL);
      explain (self);
    }
  dossier_view_field_type (DOSSIER_VIEW_FIELD (self), typed);
}

void
dossier_view_typed_confirm (DossierViewTyped *self)
{
  if (dossier_view_field_is_lost (DOSSIER_VIEW_FIELD (self)))
    return;
  if (dossier_view_overtaking_waits (get_private (self)->overtaking))
    dossier_view_overtaking_keep_mine (get_private (self)->overtaking);
  else
    dossier_view_field_flush (DOSSIER_VIEW_FIELD (self));
}
