#include "config.h"

#include "dossier-view-holders.h"

#include "base-text.h"
#include "dossier-view-post-maker.h"
#include "dossier-view-threads.h"

#include <glib/gi18n-lib.h>

#define CODE_NEW ".new" /* no id begins with a dot */
#define FACE 24         /* pixels */

struct _DossierViewHolders
{
  DossierViewSet parent_instance;
  GPtrArray     *posts;     /* DossierViewPost *: of its own, read again with each facts */
  char          *structure; /* of this side */
};

G_DEFINE_FINAL_TYPE (DossierViewHolders, dossier_view_holders, DOSSIER_VIEW_TYPE_SET)

static const DossierViewPost *
find_post (DossierViewHolders *self,
           const char         *id)
{
  for (guint i = 0; self->posts != NULL && i < self->posts->len; i++)
    {
      const DossierViewPost *post = self->posts->pdata[i];

      if (g_str_equal (post->id, id))
        return post;
    }
  return NULL;
}

static char *
name_post (const DossierViewPost   *post,
           const DossierVocabulary *vocabulary)
{
  return g_strdup_printf ("%s, %s", dossier_view_post_get_name (post), dossier_view_post_get_role (post, vocabulary));
}

static char *
dossier_view_holders_name_key (DossierViewSet *set,
                               const char     *key)
{
  const DossierViewPost *post = find_post (DOSSIER_VIEW_HOLDERS (set), key);

  return post != NULL ? name_post (post, dossier_view_set_get_vocabulary (set)) : g_strdup (dossier_view_set_get_title (set, key));
}

static char *
dossier_view_holders_detail_key (DossierViewSet *set,
                                 const char     *key)
{
  const DossierViewPost *post = find_post (DOSSIER_VIEW_HOLDERS (set), key);

  return post != NULL ? dossier_view_post_describe (post, dossier_view_set_get_vocabulary (set)) : NULL;
}

/* Who holds it now comes first. */
static int
dossier_view_holders_compare (DossierViewSet *set,
                              const char     *one,
                              const char     *other)
{
  const DossierViewPost *first = find_post (DOSSIER_VIEW_HOLDERS (set), one), *second = find_post (DOSSIER_VIEW_HOLDERS (set), other);

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  if (first->is_over != second->is_over)
    return first->is_over - second->is_over;
  return base_text_compare (dossier_view_post_get_name (first), dossier_view_post_get_name (second));
}

/* --- as they stand */

static GtkWidget *
make_words (DossierViewHolders    *self,
            const DossierViewPost *post)
{
  g_autofree char *description = dossier_view_post_describe (post, dossier_view_set_get_vocabulary (DOSSIER_VIEW_SET (self)));
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *name = gtk_label_new (dossier_view_post_get_name (post));
  GtkWidget       *detail = gtk_label_new (description);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (detail), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  if (post->name == NULL || post->is_over)
    gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), detail);
  return words;
}

static GtkWidget *
dossier_view_holders_make_element (DossierViewSet *set,
                                   const char     *key,
                                   const char     *name)
{
  DossierViewHolders    *self = DOSSIER_VIEW_HOLDERS (set);
  const DossierViewPost *post = find_post (self, key);
  GtkWidget             *content, *face, *chip;

  if (post == NULL)
    return DOSSIER_VIEW_SET_CLASS (dossier_view_holders_parent_class)->make_element (set, key, name);

  content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  face = adw_avatar_new (FACE, post->name, post->name != NULL);
  gtk_widget_set_valign (face, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), face);
  gtk_box_append (GTK_BOX (content), make_words (self, post));
  gtk_widget_set_hexpand (content, TRUE);
  chip = dossier_view_set_make_chip (set, key, name, content);
  gtk_widget_add_css_class (chip, "holder");
  return chip;
}

/* --- a post that is not there yet */

typedef struct
{
  DossierViewHolders *self;
  DossierViewTerms   *terms;
  GtkWidget          *maker; /* while its post is being written; NULL: none */
} Making;

static Making *
making_new (DossierViewHolders *self,
            DossierViewTerms   *terms,
            GtkWidget          *maker)
{
  Making *making = g_new0 (Making, 1);

  making->self = g_object_ref (self);
  making->terms = g_object_ref (terms);
  g_set_object (&making->maker, maker);
  return making;
}

static void
making_free (Making *making)
{
  g_object_unref (making->self);
  g_object_unref (making->terms);
  g_clear_object (&making->maker);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static void
show_maker (DossierViewTerms *terms,
            GtkWidget        *maker)
{
  dossier_view_terms_turn (terms, _ ("New post"), maker, NULL);
}

/* Where it was not written, the page comes back with what was typed. */
static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    return;
  g_message ("making a post: %s", error->message);
  dossier_view_field_say (DOSSIER_VIEW_FIELD (making->self), DOSSIER_VIEW_TONE_ERROR, _ ("Not saved: the post was not made, nothing was changed. Try again."));
  show_maker (making->terms, making->maker);
  dossier_view_post_maker_resume (DOSSIER_VIEW_POST_MAKER (making->maker));
}

/* The post, who holds it and what it holds come in one act. */
static void
on_ready (DossierViewPostMaker *maker,
          Making               *making)
{
  DossierViewField *field = DOSSIER_VIEW_FIELD (making->self);
  DossierAct       *act = dossier_act_new (NULL);
  const char       *id = dossier_view_post_maker_add (maker, act, making->self->structure);

  dossier_act_put (act, dossier_view_field_get_kind (field), dossier_view_set_get_id (DOSSIER_VIEW_SET (field)),
                   dossier_view_field_get_field (field)->code, id, TRUE);
  dossier_store_write_async (dossier_view_field_get_store (field), act, on_written, making_new (making->self, making->terms, GTK_WIDGET (maker)));
  dossier_view_terms_turn (making->terms, NULL, NULL, NULL);
}

static void
ask_post (DossierViewHolders *self,
          DossierViewTerms   *terms)
{
  DossierViewField *field = DOSSIER_VIEW_FIELD (self);
  g_autofree char  *words = g_strdup (dossier_view_terms_get_words (terms));
  GtkWidget        *maker = dossier_view_post_maker_new (dossier_view_field_get_store (field),
                                                         (DossierVocabulary *) dossier_view_set_get_vocabulary (DOSSIER_VIEW_SET (self)));

  g_signal_connect_data (maker, "ready", G_CALLBACK (on_ready), making_new (self, terms, NULL), (GClosureNotify) (void (*) (void)) making_free, 0);
  show_maker (terms, maker);
  dossier_view_post_maker_begin (DOSSIER_VIEW_POST_MAKER (maker), words);
}

/* --- the posts of this side */

static gpointer
list_posts (DossierReader *reader,
            gpointer       structure,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_view_posts_list (reader, "structure", structure, error);
}

static void
add_post (DossierViewHolders    *self,
          DossierViewTerms      *terms,
          const DossierViewPost *post)
{
  g_autofree char *name = name_post (post, dossier_view_set_get_vocabulary (DOSSIER_VIEW_SET (self)));
  g_autofree char *span = dossier_view_post_dup_span (post);

  dossier_view_terms_add (terms, post->id, name, span, DOSSIER_VIEW_TERM_PLAIN, dossier_view_set_holds (DOSSIER_VIEW_SET (self), post->id));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Making)    making = user_data;
  g_autoptr (GPtrArray) posts = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    add_post (making->self, making->terms, posts->pdata[i]);
}

static void
dossier_view_holders_fill (DossierViewSet   *set,
                           DossierViewTerms *terms)
{
  DossierViewHolders *self = DOSSIER_VIEW_HOLDERS (set);

  if (self->structure == NULL)
    return;

  dossier_view_terms_add (terms, CODE_NEW, _ ("New post…"), _ ("A role, and who holds it if you know."), DOSSIER_VIEW_TERM_MAKER, FALSE);
  dossier_store_ask_async (dossier_view_field_get_store (DOSSIER_VIEW_FIELD (self)), list_posts, g_strdup (self->structure), g_free,
                           (GDestroyNotify) g_ptr_array_unref, NULL, on_listed, making_new (self, terms, NULL));
}

static void
dossier_view_holders_choose (DossierViewSet   *set,
                             DossierViewTerms *terms,
                             const char       *code,
                             gboolean          in)
{
  if (g_str_equal (code, CODE_NEW))
    ask_post (DOSSIER_VIEW_HOLDERS (set), terms);
  else
    dossier_view_set_choose (set, code, in);
}

/* --- as a field */

/* Somebody held it, nobody does. */
static gboolean
is_dropped (DossierViewHolders *self)
{
  g_autoptr (GList) keys = dossier_view_set_list_keys (DOSSIER_VIEW_SET (self));
  gboolean          any = FALSE;

  for (GList *item = keys; item != NULL; item = item->next)
    {
      const DossierViewPost *post = find_post (self, item->data);

      if (post == NULL || !post->is_over)
        return FALSE;
      any = TRUE;
    }
  return any;
}

static void
dossier_view_holders_show (DossierViewField       *field,
                           const DossierViewFacts *facts)
{
  DossierViewHolders *self = DOSSIER_VIEW_HOLDERS (field);
  gboolean            is_first = g_str_equal (dossier_view_field_get_field (field)->code, "thread_a");

  g_clear_pointer (&self->posts, g_ptr_array_unref);
  self->posts = g_ptr_array_ref (facts->posts);
  g_free (self->structure);
  self->structure = g_strdup (facts->ends[is_first ? 0 : 1].id);
  DOSSIER_VIEW_FIELD_CLASS (dossier_view_holders_parent_class)->show (field, facts);
  if (is_dropped (self) && !dossier_view_thread_is_over (facts->record))
    dossier_view_field_say (field, DOSSIER_VIEW_TONE_WARNING, _ ("Nobody holds the thread on this side any more: who did has left."));
}

static void
dossier_view_holders_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_VIEW_HOLDERS (object)->posts, g_ptr_array_unref);
  g_free (DOSSIER_VIEW_HOLDERS (object)->structure);
  G_OBJECT_CLASS (dossier_view_holders_parent_class)->finalize (object);
}

static void
dossier_view_holders_class_init (DossierViewHoldersClass *klass)
{
  DossierViewSetClass *set_class = DOSSIER_VIEW_SET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_holders_finalize;
  DOSSIER_VIEW_FIELD_CLASS (klass)->show = dossier_view_holders_show;
  set_class->name_key = dossier_view_holders_name_key;
  set_class->compare = dossier_view_holders_compare;
  set_class->detail_key = dossier_view_holders_detail_key;
  set_class->make_element = dossier_view_holders_make_element;
  set_class->fill = dossier_view_holders_fill;
  set_class->choose = dossier_view_holders_choose;
}

static void
dossier_view_holders_init (DossierViewHolders *self)
{
}
