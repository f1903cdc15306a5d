#include "config.h"

#include "dossier-view-choice.h"

#include "dossier-standing.h"
#include "dossier-view-answer.h"
#include "dossier-view-stride.h"
#include "dossier-view-terms.h"

#include <glib/gi18n-lib.h>

/* Codes of what is not a term: none of a vocabulary starts with a dot, or is one of these signs. */
#define CODE_NONE ".none"
#define CODE_UNKNOWN "?"
#define CODE_NOT_APPLICABLE "-"
#define CODE_YES ".yes"
#define CODE_NO ".no"

struct _DossierViewChoice
{
  DossierViewField   parent_instance;
  GtkMenuButton     *button;
  GtkLabel          *label;
  DossierVocabulary *vocabulary;
  char              *code;    /* a term's, or one of those above */
  char              *nothing; /* what stands where nothing was answered; NULL: not asked yet */
};

G_DEFINE_FINAL_TYPE (DossierViewChoice, dossier_view_choice, DOSSIER_VIEW_TYPE_FIELD)

static const char *
read_code (const DossierValue *value)
{
  if (value == NULL)
    return CODE_NONE;

  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_UNKNOWN:
      return CODE_UNKNOWN;
    case DOSSIER_VALUE_NOT_APPLICABLE:
      return CODE_NOT_APPLICABLE;
    case DOSSIER_VALUE_BOOLEAN:
      return dossier_value_get_boolean (value) ? CODE_YES : CODE_NO;
    case DOSSIER_VALUE_TEXT:
      return dossier_value_get_text (value);
    default:
      return CODE_NONE;
    }
}

static DossierValue *
make_value (const char *code)
{
  if (g_str_equal (code, CODE_NONE))
    return NULL;
  if (g_str_equal (code, CODE_UNKNOWN))
    return dossier_value_new_unknown ();
  if (g_str_equal (code, CODE_NOT_APPLICABLE))
    return dossier_value_new_not_applicable ();
  if (g_str_equal (code, CODE_YES) || g_str_equal (code, CODE_NO))
    return dossier_value_new_boolean (g_str_equal (code, CODE_YES));
  return dossier_value_new_text (code);
}

/* Who may see a record that says nothing of it is known all the same: that of its kind. */
static const char *
name_none (DossierViewChoice *self)
{
  static const char *const codes[] = { "public", "network", "internal" }; /* in the order of DossierVisibility */
  DossierViewField        *field = DOSSIER_VIEW_FIELD (self);

  if (self->vocabulary == NULL || g_strcmp0 (dossier_view_field_get_field (field)->target, "visibility") != 0)
    return dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_NONE);
  g_free (self->nothing);
  /* Translators: who may see a record that does not say it: "internal, by default". */
  self->nothing = g_strdup_printf (_ ("%s, by default"), dossier_vocabulary_get_label (self->vocabulary, "visibility", codes[dossier_view_field_get_kind (field)->visibility]));
  return self->nothing;
}

static const char *
name_code (DossierViewChoice *self,
           const char        *code)
{
  if (g_str_equal (code, CODE_NONE))
    return name_none (self);
  if (g_str_equal (code, CODE_UNKNOWN))
    return dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_UNKNOWN);
  if (g_str_equal (code, CODE_NOT_APPLICABLE))
    return dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_NOT_APPLICABLE);
  if (g_str_equal (code, CODE_YES))
    return _ ("Yes");
  if (g_str_equal (code, CODE_NO))
    return _ ("No");
  return dossier_vocabulary_get_label (self->vocabulary, dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self))->target, code);
}

/* NULL: it says itself. */
static const char *
find_definition (DossierViewChoice *self,
                 const char        *code)
{
  const char *vocabulary = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self))->target;

  return vocabulary == NULL || self->vocabulary == NULL ? NULL : dossier_vocabulary_get_definition (self->vocabulary, vocabulary, code);
}

/* Words that were merged are ticked, told and explained as the one they became. */
static char *
dup_standing (DossierViewChoice *self,
              const char        *code)
{
  const DossierField *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));

  return g_strdup (self->vocabulary == NULL ? code : dossier_standing_find (self->vocabulary, field->target, code));
}

static void
set_code (DossierViewChoice *self,
          const char        *code)
{
  const char      *words;
  g_autofree char *spoken = NULL;
  char            *copy = dup_standing (self, code); /* code may be borrowed from what is let go */

  g_free (self->code);
  self->code = copy;
  words = name_code (self, copy);
  gtk_label_set_label (self->label, words);
  if (strchr (".?-", *copy) != NULL && !g_str_equal (copy, CODE_YES) && !g_str_equal (copy, CODE_NO))
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "placeholder");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "placeholder");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), find_definition (self, copy));
  /* Translators: the name of a field, then what was answered */
  spoken = g_strdup_printf (_ ("%s: %s"), dossier_view_field_get_label (DOSSIER_VIEW_FIELD (self)), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_chosen (DossierViewChoice *self,
           const char        *code,
           gboolean           in)
{
  set_code (self, code);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

static void
on_done (DossierViewChoice *self)
{
  dossier_view_stride_on (GTK_WIDGET (self));
}

static void
add_code (DossierViewChoice *self,
          DossierViewTerms  *terms,
          const char        *code,
          gboolean           apart)
{
  dossier_view_terms_add (terms, code, name_code (self, code), NULL, apart ? DOSSIER_VIEW_TERM_APART : DOSSIER_VIEW_TERM_PLAIN, g_str_equal (code, self->code));
}

static void
add_terms (DossierViewChoice *self,
           DossierViewTerms  *terms)
{
  const DossierField       *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->vocabulary, field->target, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (all[i]) || g_str_equal (all[i]->code, self->code))
      dossier_view_terms_add (terms, all[i]->code, name_code (self, all[i]->code), all[i]->definition, DOSSIER_VIEW_TERM_PLAIN, g_str_equal (all[i]->code, self->code));
}

/* Made when it is asked for: a sheet has twenty lists, a person opens two. */
static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  DossierViewChoice *self = user_data;
  GtkWidget         *terms = dossier_view_terms_new (dossier_view_field_get_label (DOSSIER_VIEW_FIELD (self)), FALSE);

  if (dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self))->type == DOSSIER_FIELD_BOOLEAN)
    {
      add_code (self, DOSSIER_VIEW_TERMS (terms), CODE_YES, FALSE);
      add_code (self, DOSSIER_VIEW_TERMS (terms), CODE_NO, FALSE);
    }
  else
    {
      add_terms (self, DOSSIER_VIEW_TERMS (terms));
    }
  add_code (self, DOSSIER_VIEW_TERMS (terms), CODE_UNKNOWN, TRUE);
  add_code (self, DOSSIER_VIEW_TERMS (terms), CODE_NOT_APPLICABLE, TRUE);
  add_code (self, DOSSIER_VIEW_TERMS (terms), CODE_NONE, TRUE);
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, terms);
}

static void
dossier_view_choice_show (DossierViewField       *field,
                          const DossierViewFacts *facts)
{
  DossierViewChoice *self = DOSSIER_VIEW_CHOICE (field);

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  self->vocabulary = dossier_vocabulary_ref (facts->vocabulary);
  set_code (self, read_code (dossier_record_get (facts->record, dossier_view_field_get_field (field)->code)));
}

static gboolean
dossier_view_choice_write (DossierViewField *field,
                           DossierAct       *act,
                           const char       *id,
                           char            **sentence)
{
  dossier_act_set (act, dossier_view_field_get_kind (field), id, dossier_view_field_get_field (field)->code,
                   make_value (DOSSIER_VIEW_CHOICE (field)->code));
  return TRUE;
}

static GtkWidget *
dossier_view_choice_get_editor (DossierViewField *field)
{
  return GTK_WIDGET (DOSSIER_VIEW_CHOICE (field)->button);
}

static void
dossier_view_choice_finalize (GObject *object)
{
  DossierViewChoice *self = DOSSIER_VIEW_CHOICE (object);

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->nothing, g_free);
  G_OBJECT_CLASS (dossier_view_choice_parent_class)->finalize (object);
}

static void
dossier_view_choice_class_init (DossierViewChoiceClass *klass)
{
  DossierViewFieldClass *field_class = DOSSIER_VIEW_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_choice_finalize;
  field_class->show = dossier_view_choice_show;
  field_class->write = dossier_view_choice_write;
  field_class->get_editor = dossier_view_choice_get_editor;
}

static void
dossier_view_choice_init (DossierViewChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0.0f);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->button, box);
  /* GTK centres what a menu button holds; an answer is read from its start. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
  dossier_view_stride_listen (self->button);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "choice");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (self->button));
}
