#include "config.h"

#include "dossier-view-set.h"

#include "dossier-key.h"
#include "dossier-standing.h"
#include "dossier-view-answer.h"
#include "dossier-view-chip.h"
#include "dossier-view-stride.h"
#include "dossier-view-wrap.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierViewWrap   *chips;
  GtkMenuButton     *button;
  DossierVocabulary *vocabulary;
  GHashTable        *titles;  /* id → title */
  GHashTable        *learned; /* id → title, of what was chosen since */
  GHashTable        *keys;    /* as shown: char * */
  GHashTable        *former;  /* recorded → shown, of those whose word was merged into another */
  GHashTable        *moves;   /* key → GINT: TRUE in, FALSE out; waiting to be saved */
  char              *id;      /* of the record */
} DossierViewSetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DossierViewSet, dossier_view_set, DOSSIER_VIEW_TYPE_FIELD)

static DossierViewSetPrivate *
get_private (DossierViewSet *self)
{
  return dossier_view_set_get_instance_private (self);
}

static char *
name_key (DossierViewSet *self,
          const char     *key)
{
  if (g_str_equal (key, DOSSIER_KEY_UNKNOWN))
    return g_strdup (dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_UNKNOWN));
  if (g_str_equal (key, DOSSIER_KEY_NOT_APPLICABLE))
    return g_strdup (dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_NOT_APPLICABLE));
  if (g_str_equal (key, DOSSIER_KEY_NONE))
    return g_strdup (C_ ("an answer to a list", "None"));
  return DOSSIER_VIEW_SET_GET_CLASS (self)->name_key (self, key);
}

/* --- chips */

static void
on_removed (GtkButton      *button,
            DossierViewSet *self)
{
  g_autofree char *key = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));

  dossier_view_set_choose (self, key, FALSE);
}

GtkWidget *
dossier_view_set_make_chip (DossierViewSet *self,
                            const char     *key,
                            const char     *name,
                            GtkWidget      *content)
{
  GtkWidget *chip = dossier_view_chip_new (key, name, content, G_CALLBACK (on_removed), self);

  if (dossier_key_is_answer (key))
    gtk_widget_add_css_class (chip, "dim-label");
  return chip;
}

const char *
dossier_view_set_find_definition (DossierViewSet *self,
                                  const char     *key)
{
  const DossierField *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));
  g_autofree char    *code = g_strndup (key, strcspn (key, "@"));

  if (field->type != DOSSIER_FIELD_VOCABULARIES && field->type != DOSSIER_FIELD_PROGRAMMES)
    return NULL;
  return dossier_vocabulary_get_definition (get_private (self)->vocabulary, field->target, code);
}

static GtkWidget *
make_element (DossierViewSet *self,
              const char     *key,
              const char     *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE); /* of two lines: the button stands at the end of the chip, not of the words */
  gtk_widget_set_tooltip_text (label, dossier_view_set_find_definition (self, key));
  return dossier_view_set_make_chip (self, key, name, label);
}

/* In the order of the vocabulary, then of the alphabet. */
static int
compare_keys (gconstpointer one,
              gconstpointer other,
              gpointer      user_data)
{
  DossierViewSet           *self = user_data;
  const DossierField       *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));
  DossierViewSetClass      *klass = DOSSIER_VIEW_SET_GET_CLASS (self);
  guint                     n_terms = 0, ranks[2] = { G_MAXUINT, G_MAXUINT };
  const char               *keys[2] = { one, other };
  const DossierTerm *const *terms = field->target != NULL && field->type != DOSSIER_FIELD_REFERENCES ? dossier_vocabulary_get_terms (get_private (self)->vocabulary, field->target, &n_terms) : NULL;

  if (klass->compare != NULL)
    return klass->compare (self, one, other);
  for (guint i = 0; i < n_terms; i++)
    for (guint k = 0; k < 2; k++)
      if (g_str_has_prefix (keys[k], terms[i]->code) && (keys[k][strlen (terms[i]->code)] == '\0' || keys[k][strlen (terms[i]->code)] == '@'))
        ranks[k] = i;
  return ranks[0] != ranks[1] ? (ranks[0] < ranks[1] ? -1 : 1) : strcmp (one, other);
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *nothing = gtk_label_new (dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_NONE));

  gtk_widget_add_css_class (nothing, "placeholder");
  return nothing;
}

typedef struct
{
  DossierViewSet *self;
  GList          *keys;
} Showing;

static GtkWidget *
make_chip (guint    index,
           gpointer user_data)
{
  Showing         *showing = user_data;
  const char      *key = g_list_nth_data (showing->keys, index);
  g_autofree char *name = NULL;

  if (key == NULL)
    return make_nothing ();
  name = name_key (showing->self, key);
  return dossier_key_is_answer (key) ? make_element (showing->self, key, name) : DOSSIER_VIEW_SET_GET_CLASS (showing->self)->make_element (showing->self, key, name);
}

/* A chip that would say the same stays, with the focus and what is open at it. */
static void
show_chips (DossierViewSet *self)
{
  DossierViewSetClass     *klass = DOSSIER_VIEW_SET_GET_CLASS (self);
  DossierViewSetPrivate   *priv = get_private (self);
  g_autoptr (GList)        keys = dossier_view_set_list_keys (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           tags = NULL;

  for (GList *item = keys; item != NULL; item = item->next)
    {
      g_autofree char *name = name_key (self, item->data);
      g_autofree char *detail = klass->detail_key != NULL ? klass->detail_key (self, item->data) : NULL;
      g_autofree char *tag = g_strdup_printf ("%s %s %s", (const char *) item->data, name, detail != NULL ? detail : "");

      g_strv_builder_add (builder, tag);
    }
  if (keys == NULL)
    g_strv_builder_add (builder, "");
  tags = g_strv_builder_end (builder);
  dossier_view_wrap_show (priv->chips, (const char *const *) tags, make_chip, &(Showing){ self, keys }, GTK_WIDGET (priv->button));
}

/* --- what is chosen */

static void
move (DossierViewSet *self,
      const char     *key,
      gboolean        in)
{
  DossierViewSetPrivate *priv = get_private (self);

  g_auto (GStrv) recorded = dossier_view_set_list_recorded (self, key);

  for (char **one = recorded; *one != NULL; one++)
    if (!in || g_str_equal (*one, key))
      g_hash_table_insert (priv->moves, g_strdup (*one), GINT_TO_POINTER (in));
  if (in)
    g_hash_table_add (priv->keys, g_strdup (key));
  else
    g_hash_table_remove (priv->keys, key);
}

/* "Not known", "not applicable" and "none" stand alone. */
static void
clear_for (DossierViewSet *self,
           const char     *key)
{
  g_autoptr (GList) keys = g_hash_table_get_keys (get_private (self)->keys);

  for (GList *item = keys; item != NULL; item = item->next)
    {
      g_autofree char *other = g_strdup (item->data);

      if ((dossier_key_is_answer (key) || dossier_key_is_answer (other)) && !g_str_equal (other, key))
        move (self, other, FALSE);
    }
}

void
dossier_view_set_replace (DossierViewSet *self,
                          const char     *old,
                          const char     *key)
{
  g_autofree char *old_copy = g_strdup (old), *copy = g_strdup (key); /* they may be borrowed from what moves */

  g_return_if_fail (DOSSIER_VIEW_IS_SET (self) && key != NULL);

  if (g_strcmp0 (old_copy, copy) == 0)
    return;
  if (old_copy != NULL)
    move (self, old_copy, FALSE);
  clear_for (self, copy);
  move (self, copy, TRUE);
  show_chips (self);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

void
dossier_view_set_choose (DossierViewSet *self,
                         const char     *key,
                         gboolean        in)
{
  g_autofree char *copy = g_strdup (key);

  g_return_if_fail (DOSSIER_VIEW_IS_SET (self) && key != NULL);

  if (in)
    {
      dossier_view_set_replace (self, NULL, copy);
      return;
    }
  move (self, copy, FALSE);
  show_chips (self);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

/* --- the list to tick */

static void
on_chosen (DossierViewSet   *self,
           const char       *code,
           gboolean          in,
           DossierViewTerms *terms)
{
  if (dossier_key_is_answer (code))
    dossier_view_set_choose (self, code, in);
  else
    DOSSIER_VIEW_SET_GET_CLASS (self)->choose (self, terms, code, in);
}

static void
on_entered (DossierViewSet   *self,
            const char       *words,
            DossierViewTerms *terms)
{
  dossier_view_set_choose (self, words, TRUE);
  dossier_view_terms_add (terms, words, words, NULL, DOSSIER_VIEW_TERM_PLAIN, TRUE);
}

static void
on_done (DossierViewSet *self)
{
  dossier_view_stride_on (GTK_WIDGET (self));
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  static const char *const answers[] = { DOSSIER_KEY_NONE, DOSSIER_KEY_UNKNOWN, DOSSIER_KEY_NOT_APPLICABLE };

  DossierViewSet   *self = user_data;
  GtkWidget        *popover = dossier_view_terms_new (dossier_view_field_get_label (DOSSIER_VIEW_FIELD (self)), TRUE);
  DossierViewTerms *terms = DOSSIER_VIEW_TERMS (popover);

  DOSSIER_VIEW_SET_GET_CLASS (self)->fill (self, terms);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *name = name_key (self, answers[i]);

      dossier_view_terms_add (terms, answers[i], name, NULL, DOSSIER_VIEW_TERM_APART, dossier_view_set_holds (self, answers[i]));
    }
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "entered", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

/* --- as a field */

/* Words that became one are one chip. */
static void
take_key (DossierViewSet *self,
          const char     *key)
{
  DossierViewSetPrivate *priv = get_private (self);
  char                  *standing = dossier_standing_dup_key (priv->vocabulary, dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self)), key);

  if (!g_str_equal (standing, key))
    g_hash_table_insert (priv->former, g_strdup (key), g_strdup (standing));
  g_hash_table_add (priv->keys, standing);
}

static void
dossier_view_set_show (DossierViewField       *field,
                       const DossierViewFacts *facts)
{
  DossierViewSet        *self = DOSSIER_VIEW_SET (field);
  DossierViewSetPrivate *priv = get_private (self);
  const char *const     *keys = dossier_record_get_keys (facts->record, dossier_view_field_get_field (field)->code);

  g_clear_pointer (&priv->vocabulary, dossier_vocabulary_unref);
  priv->vocabulary = dossier_vocabulary_ref (facts->vocabulary);
  g_clear_pointer (&priv->titles, g_hash_table_unref);
  priv->titles = g_hash_table_ref (facts->titles);
  g_free (priv->id);
  priv->id = g_strdup (dossier_record_get_id (facts->record));
  g_hash_table_remove_all (priv->keys);
  g_hash_table_remove_all (priv->former);
  for (guint i = 0; keys[i] != NULL; i++)
    take_key (self, keys[i]);
  show_chips (self);
}

static gboolean
dossier_view_set_write (DossierViewField *field,
                        DossierAct       *act,
                        const char       *id,
                        char            **sentence)
{
  DossierViewSetPrivate *priv = get_private (DOSSIER_VIEW_SET (field));
  GHashTableIter         iter;
  gpointer               key, in;

  g_hash_table_iter_init (&iter, priv->moves);
  while (g_hash_table_iter_next (&iter, &key, &in))
    dossier_act_put (act, dossier_view_field_get_kind (field), id, dossier_view_field_get_field (field)->code, key, GPOINTER_TO_INT (in));
  g_hash_table_remove_all (priv->moves);
  return TRUE;
}

static GtkWidget *
dossier_view_set_get_editor (DossierViewField *field)
{
  return GTK_WIDGET (get_private (DOSSIER_VIEW_SET (field))->button);
}

static void
dossier_view_set_finalize (GObject *object)
{
  DossierViewSetPrivate *priv = get_private (DOSSIER_VIEW_SET (object));

  g_clear_pointer (&priv->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&priv->titles, g_hash_table_unref);
  g_clear_pointer (&priv->learned, g_hash_table_unref);
  g_clear_pointer (&priv->keys, g_hash_table_unref);
  g_clear_pointer (&priv->former, g_hash_table_unref);
  g_clear_pointer (&priv->moves, g_hash_table_unref);
  g_clear_pointer (&priv->id, g_free);
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
  klass->make_element = make_element;
}

static void
dossier_view_set_init (DossierViewSet *self)
{
  DossierViewSetPrivate *priv = get_private (self);

  priv->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  priv->moves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->learned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  priv->chips = DOSSIER_VIEW_WRAP (dossier_view_wrap_new ());
  priv->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (priv->button, "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (priv->button, make_popover, self, NULL);
  dossier_view_stride_listen (priv->button);
  gtk_widget_set_valign (GTK_WIDGET (priv->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (priv->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (priv->chips), "words");
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (priv->chips));
  dossier_view_field_add_suffix (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (priv->button));
}

const DossierVocabulary *
dossier_view_set_get_vocabulary (DossierViewSet *self)
{
  return get_private (self)->vocabulary;
}

const char *
dossier_view_set_get_id (DossierViewSet *self)
{
  return get_private (self)->id;
}

gboolean
dossier_view_set_holds (DossierViewSet *self,
                        const char     *key)
{
  return g_hash_table_contains (get_private (self)->keys, key);
}

char **
dossier_view_set_list_recorded (DossierViewSet *self,
                                const char     *key)
{
  g_autoptr (GStrvBuilder) recorded = g_strv_builder_new ();
  GHashTableIter           each;
  gpointer                 former, shown;

  g_strv_builder_add (recorded, key);
  g_hash_table_iter_init (&each, get_private (self)->former);
  while (g_hash_table_iter_next (&each, &former, &shown))
    if (g_str_equal (shown, key))
      g_strv_builder_add (recorded, former);
  return g_strv_builder_end (recorded);
}

GList *
dossier_view_set_list_keys (DossierViewSet *self)
{
  return g_list_sort_with_data (g_hash_table_get_keys (get_private (self)->keys), compare_keys, self);
}

const char *
dossier_view_set_get_title (DossierViewSet *self,
                            const char     *id)
{
  const char *title = g_hash_table_lookup (get_private (self)->titles, id);

  if (title == NULL)
    title = g_hash_table_lookup (get_private (self)->learned, id);
  return title != NULL ? title : "?";
}

void
dossier_view_set_learn_title (DossierViewSet *self,
                              const char     *id,
                              const char     *title)
{
  g_hash_table_insert (get_private (self)->learned, g_strdup (id), g_strdup (title));
}
