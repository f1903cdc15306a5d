#include "config.h"

#include "app-chips.h"

#include "dossier-path-words.h"

#include <glib/gi18n-lib.h>

#define LINKS "link" /* the path of the chip of chosen links */

struct _AppChips
{
  GtkBox        parent_instance;
  AppSession   *session;
  char         *asked; /* what the chips say, or are about to; NULL: nothing */
  GCancellable *asking;
  GtkWidget    *types; /* the chip of them; NULL: none */
  gboolean      types_told;
};

G_DEFINE_FINAL_TYPE (AppChips, app_chips, GTK_TYPE_BOX)

/* --- the words, on the reader thread */

static gpointer
ask_words (DossierReader *reader,
           gpointer       query,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  GPtrArray                    *words;

  if (vocabulary == NULL)
    return NULL;
  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dossier_query_get_n_filters (query); i++)
    g_ptr_array_add (words, dossier_query_dup_filter_words (query, i, vocabulary, reader));
  return words;
}

/* --- the chips */

static void
clear (AppChips *self)
{
  GtkWidget *chip;

  self->types = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), chip);
}

static void
on_pressed (GtkButton *chip,
            AppChips  *self)
{
  const char *path = gtk_widget_get_name (GTK_WIDGET (chip));
  GtkWidget  *next = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD); /* the chip takes the focus along otherwise */
  if (*path == '\0')
    app_session_drop_question (self->session);
  else if (g_str_equal (path, LINKS))
    app_session_set_links (self->session, NULL, NULL);
  else
    app_session_set_filter (self->session, path, NULL);
}

/* path "": of the question. */
static GtkWidget *
add_chip (AppChips   *self,
          const char *path,
          const char *words)
{
  GtkWidget       *chip = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (words);
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_set_name (chip, path);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "question");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_pressed), self, 0);
  gtk_box_append (GTK_BOX (self), chip);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return chip;
}

static void
add_links (AppChips *self)
{
  if (app_session_get_links (self->session) != NULL)
    add_chip (self, LINKS, app_session_get_links (self->session));
}

static void
show_types (AppChips *self)
{
  if (self->types == NULL)
    return;
  gtk_widget_set_visible (self->types, !self->types_told);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->types_told || gtk_widget_get_first_child (GTK_WIDGET (self)) != gtk_widget_get_last_child (GTK_WIDGET (self)));
}

static void
on_words (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AppChips)  self = user_data;
  g_autoptr (GPtrArray) words = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  const DossierQuery   *query = app_session_get_query (self->session);

  if (words == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  clear (self);
  for (guint i = 0; i < words->len; i++)
    {
      const char *path = dossier_query_get_filter (query, i, NULL);
      GtkWidget  *chip = add_chip (self, path, words->pdata[i]);

      if (g_str_equal (path, "type"))
        self->types = chip;
    }
  add_links (self);
  show_types (self);
}

/* Caller owns; NULL: nothing is asked that has a chip. */
static char *
dup_asked (AppChips *self)
{
  const DossierQuery *query = app_session_get_query (self->session);
  GString            *asked;

  if (app_session_get_question (self->session) != NULL)
    return g_strdup (app_session_get_question (self->session));
  if (dossier_query_get_n_filters (query) == 0 && app_session_get_links (self->session) == NULL)
    return NULL;
  asked = g_string_new (app_session_get_links (self->session));
  for (guint i = 0; i < dossier_query_get_n_filters (query); i++)
    {
      const char *const *values;
      const char        *path = dossier_query_get_filter (query, i, &values);
      g_autofree char   *all = g_strjoinv ("\t", (char **) values);

      g_string_append_printf (asked, "%s\t%s\n", path, all);
    }
  return g_string_free (asked, FALSE);
}

/* A chip that is pressed lives until it is let go: it is not made anew for a letter typed meanwhile. */
static void
show (AppChips *self)
{
  const DossierQuery *query = app_session_get_query (self->session);
  DossierStore       *store = app_session_get_store (self->session);
  char               *asked = dup_asked (self);

  if (g_strcmp0 (asked, self->asked) == 0)
    {
      g_free (asked);
      return;
    }
  g_free (self->asked);
  self->asked = asked;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (app_session_get_question (self->session) != NULL || dossier_query_get_n_filters (query) == 0 || store == NULL)
    {
      clear (self);
      if (app_session_get_question (self->session) != NULL)
        add_chip (self, "", app_session_get_question (self->session));
      add_links (self);
      return;
    }
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (store, ask_words, dossier_query_copy (query), (GDestroyNotify) dossier_query_free,
                           (GDestroyNotify) g_ptr_array_unref, self->asking, on_words, g_object_ref (self));
}

static void
app_chips_dispose (GObject *object)
{
  AppChips *self = APP_CHIPS (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->session);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (app_chips_parent_class)->dispose (object);
}

static void
app_chips_class_init (AppChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_chips_dispose;
}

static void
app_chips_init (AppChips *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
app_chips_new (AppSession *session)
{
  AppChips *self = g_object_new (APP_TYPE_CHIPS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "query-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

void
app_chips_set_types_told (AppChips *self,
                          gboolean  told)
{
  g_return_if_fail (APP_IS_CHIPS (self));

  self->types_told = told;
  show_types (self);
}
