#include "config.h"

#include "dossier-view-programmes.h"

#include "dossier-view-creator.h"
#include "dossier-view-picker.h"
#include "dossier-view-wrap.h"

#include <glib/gi18n-lib.h>

struct _DossierViewProgrammes
{
  DossierViewSet parent_instance;
  GPtrArray     *ends; /* DossierViewCandidate: who a programme of this link is often carried by */
};

G_DEFINE_FINAL_TYPE (DossierViewProgrammes, dossier_view_programmes, DOSSIER_VIEW_TYPE_SET)

/* --- "clas@ID", and "hosts@ID" of an action: who does that part */

static const DossierField *
get_field (DossierViewProgrammes *self)
{
  return dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));
}

static gboolean
is_part (DossierViewProgrammes *self)
{
  return !g_str_equal (get_field (self)->target, "programme");
}

static char *
dup_code (const char *key)
{
  return g_strndup (key, strcspn (key, "@"));
}

static const char *
find_carrier (const char *key)
{
  const char *at = strchr (key, '@');

  return at != NULL ? at + 1 : NULL;
}

static char *
make_key (const char *code,
          const char *carrier)
{
  return *carrier != '\0' ? g_strconcat (code, "@", carrier, NULL) : g_strdup (code);
}

/* The name alone of who is on the page already: its commune is said there. */
static const char *
name_carrier (DossierViewProgrammes *self,
              const char            *id)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const DossierViewCandidate *end = self->ends->pdata[i];

      if (g_strcmp0 (end->who.id, id) == 0)
        return end->who.name;
    }
  return dossier_view_set_get_title (DOSSIER_VIEW_SET (self), id);
}

static const char *
get_label (DossierViewProgrammes *self,
           const char            *code)
{
  return dossier_vocabulary_get_label (dossier_view_set_get_vocabulary (DOSSIER_VIEW_SET (self)), get_field (self)->target, code);
}

static char *
dossier_view_programmes_name_key (DossierViewSet *set,
                                  const char     *key)
{
  DossierViewProgrammes *self = DOSSIER_VIEW_PROGRAMMES (set);
  g_autofree char       *code = dup_code (key);
  const char            *carrier = find_carrier (key);

  if (carrier == NULL)
    return g_strdup (get_label (self, code));
  if (is_part (self))
    /* Translators: a structure, then what it does in an action */
    return g_strdup_printf (_ ("%s: %s"), name_carrier (self, carrier), get_label (self, code));
  /* Translators: a programme, then the structure that carries it */
  return g_strdup_printf (_ ("%s, carried by %s"), get_label (self, code), name_carrier (self, carrier));
}

/* --- a structure made to carry a programme */

typedef struct
{
  const DossierKind *kind;
  const char        *field;
  char              *subject;
  char              *code;
  char             **old; /* the keys it replaces, or NULL */
} Carrying;

static void
carrying_free (gpointer data)
{
  Carrying *carrying = data;

  g_free (carrying->subject);
  g_free (carrying->code);
  g_strfreev (carrying->old);
  g_free (carrying);
}

static void
carry (DossierAct *act,
       const char *id,
       gpointer    data)
{
  const Carrying  *carrying = data;
  g_autofree char *key = make_key (carrying->code, id);

  for (char **old = carrying->old; old != NULL && *old != NULL; old++)
    dossier_act_put (act, carrying->kind, carrying->subject, carrying->field, *old, FALSE);
  dossier_act_put (act, carrying->kind, carrying->subject, carrying->field, key, TRUE);
}

/* --- who carries it */

typedef struct
{
  DossierViewProgrammes *self;
  GtkPopover            *popover;
  char                  *code;
  char                  *old; /* the key that is changed; NULL: one is added */
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_free (asking->code);
  g_free (asking->old);
  g_free (asking);
}

/* The popover of a list is ready for the next; that of a chip goes with it. */
static void
close_question (Asking *asking)
{
  if (DOSSIER_VIEW_IS_TERMS (asking->popover))
    dossier_view_terms_turn (DOSSIER_VIEW_TERMS (asking->popover), NULL, NULL, NULL);
  else
    gtk_popover_popdown (asking->popover);
}

/* A programme whose carrier was not known is the one that is told now. */
static char *
dup_replaced (const Asking *asking,
              const char   *carrier)
{
  if (asking->old != NULL)
    return g_strdup (asking->old);
  return *carrier != '\0' && dossier_view_set_holds (DOSSIER_VIEW_SET (asking->self), asking->code) ? g_strdup (asking->code) : NULL;
}

static void
on_picked (Asking     *asking,
           const char *id,
           const char *name)
{
  g_autofree char *key = make_key (asking->code, id);
  g_autofree char *old = dup_replaced (asking, id);
  DossierViewSet  *set = DOSSIER_VIEW_SET (asking->self);

  if (*id != '\0')
    dossier_view_set_learn_title (set, id, name);
  close_question (asking);
  dossier_view_set_replace (set, old, key);
}

static void
on_create (Asking     *asking,
           const char *words)
{
  DossierViewField *field = DOSSIER_VIEW_FIELD (asking->self);
  Carrying         *carrying = g_new (Carrying, 1);
  g_autofree char  *old = dup_replaced (asking, words);

  carrying->kind = dossier_view_field_get_kind (field);
  carrying->field = dossier_view_field_get_field (field)->code;
  carrying->subject = g_strdup (dossier_view_set_get_id (DOSSIER_VIEW_SET (field)));
  carrying->code = g_strdup (asking->code);
  carrying->old = old != NULL ? dossier_view_set_list_recorded (DOSSIER_VIEW_SET (field), old) : NULL;
  dossier_view_creator_present_for (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (field))), dossier_view_field_get_store (field), words,
                                    carry, carrying, carrying_free);
  gtk_popover_popdown (asking->popover);
}

static GtkWidget *
make_question (DossierViewProgrammes *self,
               GtkPopover            *popover,
               const char            *code,
               const char            *old)
{
  DossierViewPicker *picker = DOSSIER_VIEW_PICKER (dossier_view_picker_new ("structure", is_part (self) ? _ ("Who does it: type a name…") : _ ("Carried by: type a name…")));
  Asking            *asking = g_new (Asking, 1);

  *asking = (Asking){ self, popover, g_strdup (code), g_strdup (old) };
  dossier_view_picker_set_store (picker, dossier_view_field_get_store (DOSSIER_VIEW_FIELD (self)));
  dossier_view_picker_set_can_create (picker, TRUE);
  /* Translators: a programme carried by a structure nobody told */
  dossier_view_picker_set_nobody (picker, is_part (self) ? _ ("Nobody knows who") : _ ("Carrier not known"));
  for (guint i = 0; i < self->ends->len; i++)
    {
      const DossierViewCandidate *end = self->ends->pdata[i];
      DossierViewWho              who = { end->who.id, end->who.name, end->family, end->who.commune, NULL };

      dossier_view_picker_add_offer (picker, &who, end->who.type);
      dossier_view_picker_set_near (picker, end->who.territory);
    }
  g_signal_connect_data (picker, "picked", G_CALLBACK (on_picked), asking, asking_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (picker, "create", G_CALLBACK (on_create), asking);
  return GTK_WIDGET (picker);
}

/* --- chips */

static void
on_chip_clicked (GtkWidget             *button,
                 DossierViewProgrammes *self)
{
  const char      *key = gtk_widget_get_name (button);
  g_autofree char *code = dup_code (key);
  GtkWidget       *popover = gtk_popover_new ();
  GtkWidget       *question = make_question (self, GTK_POPOVER (popover), code, key);

  gtk_widget_set_size_request (question, 300, -1);
  gtk_widget_add_css_class (popover, "terms");
  gtk_popover_set_child (GTK_POPOVER (popover), question);
  dossier_view_wrap_open (DOSSIER_VIEW_WRAP (gtk_widget_get_ancestor (button, DOSSIER_VIEW_TYPE_WRAP)), GTK_POPOVER (popover), button);
}

static GtkWidget *
make_words (DossierViewProgrammes *self,
            const char            *key)
{
  g_autofree char *code = dup_code (key), *carried = NULL;
  const char      *carrier = find_carrier (key);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *programme = gtk_label_new (get_label (self, code));
  GtkWidget       *by;

  if (carrier == NULL)
    carried = g_strdup (is_part (self) ? _ ("nobody knows who") : _ ("carrier not known"));
  else if (is_part (self))
    carried = g_strdup (name_carrier (self, carrier));
  else
    /* Translators: under a programme, the structure that carries it */
    carried = g_strdup_printf (_ ("carried by %s"), name_carrier (self, carrier));
  by = gtk_label_new (carried);
  gtk_label_set_xalign (GTK_LABEL (programme), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (by), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (by), TRUE);
  gtk_widget_add_css_class (by, "caption");
  gtk_widget_add_css_class (by, carrier != NULL ? "dim-label" : "placeholder");
  gtk_box_append (GTK_BOX (words), programme);
  gtk_box_append (GTK_BOX (words), by);
  return words;
}

static GtkWidget *
dossier_view_programmes_make_element (DossierViewSet *set,
                                      const char     *key,
                                      const char     *name)
{
  GtkWidget       *button = gtk_button_new ();
  const char      *does = is_part (DOSSIER_VIEW_PROGRAMMES (set)) ? _ ("Change who does it") : _ ("Change who carries it");
  const char      *sense = dossier_view_set_find_definition (set, key);
  g_autofree char *told = sense == NULL ? g_strdup (does) : g_strdup_printf ("%s\n%s", sense, does);
  GtkWidget       *chip;
  /* Translators: an answer, then what its button does */
  g_autofree char *spoken = g_strdup_printf (is_part (DOSSIER_VIEW_PROGRAMMES (set)) ? _ ("%s: change who does it") : _ ("%s: change who carries it"), name);

  gtk_widget_set_name (button, key);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_button_set_child (GTK_BUTTON (button), make_words (DOSSIER_VIEW_PROGRAMMES (set), key));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chip_clicked), set, 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  chip = dossier_view_set_make_chip (set, key, name, button);
  gtk_widget_add_css_class (chip, "carried");
  return chip;
}

/* --- the list */

static void
dossier_view_programmes_fill (DossierViewSet   *set,
                              DossierViewTerms *terms)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (dossier_view_set_get_vocabulary (set),
                                                                dossier_view_field_get_field (DOSSIER_VIEW_FIELD (set))->target, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (all[i]))
      dossier_view_terms_add (terms, all[i]->code, all[i]->label, all[i]->definition, DOSSIER_VIEW_TERM_DOOR, FALSE);
}

static void
dossier_view_programmes_choose (DossierViewSet   *set,
                                DossierViewTerms *terms,
                                const char       *code,
                                gboolean          in)
{
  DossierViewProgrammes *self = DOSSIER_VIEW_PROGRAMMES (set);
  GtkWidget             *question = make_question (self, GTK_POPOVER (terms), code, NULL);

  dossier_view_terms_turn (terms, get_label (self, code), question, dossier_view_picker_get_editor (DOSSIER_VIEW_PICKER (question)));
}

static void
dossier_view_programmes_show (DossierViewField       *field,
                              const DossierViewFacts *facts)
{
  DossierViewProgrammes *self = DOSSIER_VIEW_PROGRAMMES (field);

  g_ptr_array_set_size (self->ends, 0);
  for (guint i = 0; i < G_N_ELEMENTS (facts->ends); i++)
    if (facts->ends[i].name != NULL)
      g_ptr_array_add (self->ends, dossier_view_candidate_new (&facts->ends[i], facts->ends[i].type == NULL ? NULL : dossier_vocabulary_get_label (facts->vocabulary, "structure_type", facts->ends[i].type)));
  DOSSIER_VIEW_FIELD_CLASS (dossier_view_programmes_parent_class)->show (field, facts);
}

static void
dossier_view_programmes_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_PROGRAMMES (object)->ends);
  G_OBJECT_CLASS (dossier_view_programmes_parent_class)->finalize (object);
}

static void
dossier_view_programmes_class_init (DossierViewProgrammesClass *klass)
{
  DossierViewSetClass *set_class = DOSSIER_VIEW_SET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_programmes_finalize;
  DOSSIER_VIEW_FIELD_CLASS (klass)->show = dossier_view_programmes_show;
  set_class->name_key = dossier_view_programmes_name_key;
  set_class->make_element = dossier_view_programmes_make_element;
  set_class->fill = dossier_view_programmes_fill;
  set_class->choose = dossier_view_programmes_choose;
}

static void
dossier_view_programmes_init (DossierViewProgrammes *self)
{
  self->ends = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_candidate_free);
}
