#include "config.h"

#include "dossier-view-set.h"

#include "dossier-view-answer.h"
#include "dossier-view-offers.h"
#include "dossier-view-terms.h"
#include "dossier-view-wrap.h"

#include <glib/gi18n-lib.h>

struct _DossierViewSet
{
  DossierViewField   parent_instance;
  DossierViewWrap   *chips;
  GtkMenuButton     *button;
  DossierVocabulary *vocabulary;
  GHashTable        *titles; /* id → title */
  GHashTable        *keys;   /* as shown: char * */
  GHashTable        *moves;  /* key → GINT: TRUE in, FALSE out; waiting to be saved */
  char              *id;     /* of the record */
};

G_DEFINE_FINAL_TYPE (DossierViewSet, dossier_view_set, DOSSIER_VIEW_TYPE_FIELD)

static void show_chips (DossierViewSet *self);

static gboolean
is_answer (const char *key)
{
  return g_str_equal (key, "?") || g_str_equal (key, "-");
}

static const char *
find_title (DossierViewSet *self,
            const char     *id)
{
  const char *title = g_hash_table_lookup (self->titles, id);

  return title != NULL ? title : "?";
}

static char *
name_programme (DossierViewSet     *self,
                const DossierField *field,
                const char         *key)
{
  const char      *at = strchr (key, '@');
  g_autofree char *code = g_strndup (key, at != NULL ? (gsize) (at - key) : strlen (key));
  const char      *label = dossier_vocabulary_get_label (self->vocabulary, field->target, code);

  if (at == NULL)
    return g_strdup (label);
  if (!g_str_equal (field->target, "programme"))
    /* Translators: a structure, then what it does in an action */
    return g_strdup_printf (_ ("%s: %s"), find_title (self, at + 1), label);
  /* Translators: a programme, then the structure that carries it */
  return g_strdup_printf (_ ("%s, carried by %s"), label, find_title (self, at + 1));
}

static char *
name_key (DossierViewSet *self,
          const char     *key)
{
  const DossierField *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));

  if (g_str_equal (key, "?"))
    return g_strdup (dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_UNKNOWN));
  if (g_str_equal (key, "-"))
    return g_strdup (dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_NOT_APPLICABLE));
  if (field->type == DOSSIER_FIELD_PROGRAMMES)
    return name_programme (self, field, key);
  if (field->type == DOSSIER_FIELD_VOCABULARIES)
    return g_strdup (dossier_vocabulary_get_label (self->vocabulary, field->target, key));
  if (field->type == DOSSIER_FIELD_REFERENCES)
    return g_strdup (find_title (self, key));
  return g_strdup (key);
}

static void
move (DossierViewSet *self,
      const char     *key,
      gboolean        in)
{
  g_hash_table_insert (self->moves, g_strdup (key), GINT_TO_POINTER (in));
  if (in)
    g_hash_table_add (self->keys, g_strdup (key));
  else
    g_hash_table_remove (self->keys, key);
}

/* "Not known" and "not applicable" stand alone. */
static void
choose (DossierViewSet *self,
        const char     *key,
        gboolean        in)
{
  g_autofree char  *copy = g_strdup (key);
  g_autoptr (GList) keys = g_hash_table_get_keys (self->keys);

  for (GList *item = keys; in && item != NULL; item = item->next)
    {
      g_autofree char *other = g_strdup (item->data);

      if ((is_answer (copy) || is_answer (other)) && !g_str_equal (other, copy))
        move (self, other, FALSE);
    }
  move (self, copy, in);
  show_chips (self);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

/* --- chips */

static void
on_removed (GtkButton      *button,
            DossierViewSet *self)
{
  choose (self, gtk_widget_get_name (GTK_WIDGET (button)), FALSE);
}

static GtkWidget *
make_chip (DossierViewSet *self,
           const char     *key)
{
  GtkWidget       *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = name_key (self, key);
  GtkWidget       *label = gtk_label_new (words);
  /* Translators: takes one word out of a list of answers */
  g_autofree char *spoken = g_strdup_printf (_ ("Remove %s"), words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_name (remove, key);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_removed), self, 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), remove);
  gtk_widget_add_css_class (chip, "word");
  if (is_answer (key))
    gtk_widget_add_css_class (chip, "dim-label");
  return chip;
}

/* In the order of the vocabulary, then of the alphabet. */
static int
compare_keys (gconstpointer one,
              gconstpointer other,
              gpointer      user_data)
{
  DossierViewSet           *self = user_data;
  const DossierField       *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));
  guint                     n_terms = 0, ranks[2] = { G_MAXUINT, G_MAXUINT };
  const char               *keys[2] = { one, other };
  const DossierTerm *const *terms = field->target != NULL && field->type != DOSSIER_FIELD_REFERENCES ? dossier_vocabulary_get_terms (self->vocabulary, field->target, &n_terms) : NULL;

  for (guint i = 0; i < n_terms; i++)
    for (guint k = 0; k < 2; k++)
      if (g_str_has_prefix (keys[k], terms[i]->code) && (keys[k][strlen (terms[i]->code)] == '\0' || keys[k][strlen (terms[i]->code)] == '@'))
        ranks[k] = i;
  return ranks[0] != ranks[1] ? (ranks[0] < ranks[1] ? -1 : 1) : strcmp (one, other);
}

static void
show_chips (DossierViewSet *self)
{
  g_autoptr (GList) keys = g_list_sort_with_data (g_hash_table_get_keys (self->keys), compare_keys, self);

  dossier_view_wrap_clear (self->chips);
  for (GList *item = keys; item != NULL; item = item->next)
    dossier_view_wrap_append (self->chips, make_chip (self, item->data));
  if (keys == NULL)
    {
      GtkWidget *nothing = gtk_label_new (dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_NONE));

      gtk_widget_add_css_class (nothing, "placeholder");
      dossier_view_wrap_append (self->chips, nothing);
    }
}

/* --- the list to tick */

static void
on_chosen (DossierViewSet *self,
           const char     *code,
           gboolean        in)
{
  choose (self, code, in);
}

static void
on_entered (DossierViewSet   *self,
            const char       *words,
            DossierViewTerms *terms)
{
  choose (self, words, TRUE);
  dossier_view_terms_add (terms, words, words, NULL, FALSE, TRUE);
}

/* A programme is ticked with its carrier or without: a row for what is there, one for what could be. */
static void
add_programme (DossierViewSet    *self,
               DossierViewTerms  *terms,
               const DossierTerm *term)
{
  GHashTableIter   iter;
  gpointer         key;
  g_autofree char *prefix = g_strconcat (term->code, "@", NULL);

  dossier_view_terms_add (terms, term->code, term->label, term->definition, FALSE, g_hash_table_contains (self->keys, term->code));
  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      {
        g_autofree char *words = name_key (self, key);

        dossier_view_terms_add (terms, key, words, NULL, FALSE, TRUE);
      }
}

static void
add_terms (DossierViewSet     *self,
           DossierViewTerms   *terms,
           const DossierField *field)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->vocabulary, field->target, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      gboolean in = g_hash_table_contains (self->keys, all[i]->code);

      if (!all[i]->active && !in)
        continue;
      if (field->type == DOSSIER_FIELD_PROGRAMMES)
        add_programme (self, terms, all[i]);
      else
        dossier_view_terms_add (terms, all[i]->code, all[i]->label, all[i]->definition, FALSE, in);
    }
}

static void
add_words (DossierViewSet   *self,
           DossierViewTerms *terms)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->keys), (GCompareFunc) strcmp);

  for (GList *item = keys; item != NULL; item = item->next)
    if (!is_answer (item->data))
      {
        g_autofree char *words = name_key (self, item->data);

        dossier_view_terms_add (terms, item->data, words, NULL, FALSE, TRUE);
      }
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  DossierViewSet     *self = user_data;
  const DossierField *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));
  GtkWidget          *popover = dossier_view_terms_new (dossier_view_field_get_label (DOSSIER_VIEW_FIELD (self)), TRUE);
  DossierViewTerms   *terms = DOSSIER_VIEW_TERMS (popover);

  if (field->type == DOSSIER_FIELD_VOCABULARIES || field->type == DOSSIER_FIELD_PROGRAMMES)
    add_terms (self, terms, field);
  else
    add_words (self, terms);
  for (guint i = DOSSIER_VIEW_ANSWER_UNKNOWN; i < DOSSIER_VIEW_N_ANSWERS; i++)
    dossier_view_terms_add (terms, dossier_view_answer_get_key (i), dossier_view_answer_get_label (i), NULL, TRUE,
                            g_hash_table_contains (self->keys, dossier_view_answer_get_key (i)));
  if (field->type == DOSSIER_FIELD_WORDS)
    dossier_view_terms_add_entry (terms, _ ("Add a word…"));
  if (field->type == DOSSIER_FIELD_REFERENCES)
    dossier_view_offers_load (terms, dossier_view_field_get_store (DOSSIER_VIEW_FIELD (self)), self->id, field->code);
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "entered", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
dossier_view_set_show (DossierViewField       *field,
                       const DossierViewFacts *facts)
{
  DossierViewSet    *self = DOSSIER_VIEW_SET (field);
  const char *const *keys = dossier_record_get_keys (facts->record, dossier_view_field_get_field (field)->code);

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  self->vocabulary = dossier_vocabulary_ref (facts->vocabulary);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  self->titles = g_hash_table_ref (facts->titles);
  g_free (self->id);
  self->id = g_strdup (dossier_record_get_id (facts->record));
  g_hash_table_remove_all (self->keys);
  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_add (self->keys, g_strdup (keys[i]));
  show_chips (self);
}

static gboolean
dossier_view_set_write (DossierViewField *field,
                        DossierAct       *act,
                        const char       *id,
                        char            **sentence)
{
  DossierViewSet *self = DOSSIER_VIEW_SET (field);
  GHashTableIter  iter;
  gpointer        key, in;

  g_hash_table_iter_init (&iter, self->moves);
  while (g_hash_table_iter_next (&iter, &key, &in))
    dossier_act_put (act, dossier_view_field_get_kind (field), id, dossier_view_field_get_field (field)->code, key, GPOINTER_TO_INT (in));
  g_hash_table_remove_all (self->moves);
  return TRUE;
}

static GtkWidget *
dossier_view_set_get_editor (DossierViewField *field)
{
  return GTK_WIDGET (DOSSIER_VIEW_SET (field)->button);
}

static void
dossier_view_set_finalize (GObject *object)
{
  DossierViewSet *self = DOSSIER_VIEW_SET (object);

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->moves, g_hash_table_unref);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (dossier_view_set_parent_class)->finalize (object);
}

static void
dossier_view_set_class_init (DossierViewSetClass *klass)
{
  DossierViewFieldClass *field_class = DOSSIER_VIEW_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_set_finalize;
  field_class->show = dossier_view_set_show;
  field_class->write = dossier_view_set_write;
  field_class->get_editor = dossier_view_set_get_editor;
}

static void
dossier_view_set_init (DossierViewSet *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->moves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chips = DOSSIER_VIEW_WRAP (dossier_view_wrap_new ());
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->chips), "words");
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (self->chips));
  dossier_view_field_add_suffix (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (self->button));
}
