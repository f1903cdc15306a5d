#include "config.h"

#include "dossier-view-dropped.h"

#include "dossier-view-who-row.h"

#include <glib/gi18n-lib.h>

#define UNFOLDED 4 /* so many show at once; more wait to be asked for */

struct _DossierViewDropped
{
  AdwBin          parent_instance;
  AdwExpanderRow *row;
  GPtrArray      *links; /* rows in it */
  char           *of;    /* id of whom it was last shown */
  char           *shown; /* what the rows say */
};

G_DEFINE_FINAL_TYPE (DossierViewDropped, dossier_view_dropped, ADW_TYPE_BIN)

GtkWidget *
dossier_view_dropped_row_new (const DossierViewThread *thread,
                              const DossierVocabulary *vocabulary,
                              const char              *detail)
{
  DossierViewWho who = { NULL, thread->other, thread->type, NULL, NULL };
  const char    *kind = thread->kind != NULL ? dossier_vocabulary_get_label (vocabulary, "link_type", thread->kind) : _ ("Not described yet");

  return dossier_view_who_row_new (&who, vocabulary, thread->link, detail != NULL ? detail : kind);
}

/* "Anne Martin, head · 2021 – June 2024" */
static char *
dup_detail (const DossierViewPost   *post,
            const DossierVocabulary *vocabulary)
{
  g_autofree char *description = dossier_view_post_describe (post, vocabulary);

  return g_strdup_printf ("%s, %s", dossier_view_post_get_name (post), description);
}

static char *
dup_sentence (guint n_over,
              guint n_soon)
{
  guint n = n_over + n_soon;

  if (n_soon == 0)
    return g_strdup_printf (ngettext ("Nobody holds the thread of %u link any more", "Nobody holds the thread of %u links any more", n), n);
  if (n_over == 0)
    return g_strdup_printf (ngettext ("Soon nobody will hold the thread of %u link", "Soon nobody will hold the thread of %u links", n), n);
  return g_strdup_printf (ngettext ("Nobody holds the thread of %u link, or soon will not", "Nobody holds the thread of %u links, or soon will not", n), n);
}

static void
empty (DossierViewDropped *self)
{
  for (guint i = 0; i < self->links->len; i++)
    adw_expander_row_remove (self->row, self->links->pdata[i]);
  g_ptr_array_set_size (self->links, 0);
}

static void
add_thread (DossierViewDropped      *self,
            const DossierViewThread *thread,
            const DossierViewPost   *post,
            const DossierVocabulary *vocabulary)
{
  g_autofree char *detail = dup_detail (post, vocabulary);
  GtkWidget       *row = dossier_view_dropped_row_new (thread, vocabulary, detail);

  adw_expander_row_add_row (self->row, row);
  g_ptr_array_add (self->links, row);
}

/* Threads that fall, and what they say. Both are owned by the caller. */
static GPtrArray *
list_falling (const DossierViewFacts *facts,
              char                  **said)
{
  GPtrArray *falling = g_ptr_array_new ();
  GString   *words = g_string_new (NULL);

  for (guint i = 0; i < facts->threads->len; i++)
    {
      DossierViewThread     *thread = facts->threads->pdata[i];
      const DossierViewPost *post = dossier_view_facts_find_post (facts, thread->post);
      g_autofree char       *detail = post != NULL ? dup_detail (post, facts->vocabulary) : NULL;

      if (post == NULL || post->to == NULL || !dossier_view_thread_falls_with (thread, post))
        continue;
      g_ptr_array_add (falling, thread);
      g_string_append_printf (words, "%s\t%s\t%s\t%s\n", thread->link, thread->other != NULL ? thread->other : "", thread->type != NULL ? thread->type : "", detail);
    }
  *said = g_string_free (words, FALSE);
  return falling;
}

/* The same ones are left as they stand: one may be pressed just now. */
static void
show_rows (DossierViewDropped     *self,
           const DossierViewFacts *facts,
           GPtrArray              *falling,
           const char             *said)
{
  if (g_strcmp0 (said, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (said);
  empty (self);
  for (guint i = 0; i < falling->len; i++)
    {
      const DossierViewThread *thread = falling->pdata[i];

      add_thread (self, thread, dossier_view_facts_find_post (facts, thread->post), facts->vocabulary);
    }
}

static void
dossier_view_dropped_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_DROPPED (object)->links);
  g_free (DOSSIER_VIEW_DROPPED (object)->of);
  g_free (DOSSIER_VIEW_DROPPED (object)->shown);
  G_OBJECT_CLASS (dossier_view_dropped_parent_class)->finalize (object);
}

static void
dossier_view_dropped_class_init (DossierViewDroppedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_dropped_finalize;
}

static void
dossier_view_dropped_init (DossierViewDropped *self)
{
  GtkWidget *group = adw_preferences_group_new (), *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->links = g_ptr_array_new ();
  self->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  gtk_widget_add_css_class (image, "warning");
  adw_expander_row_add_prefix (self->row, image);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->row));
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dossier_view_dropped_show (DossierViewDropped     *self,
                           const DossierViewFacts *facts)
{
  guint                 n_over = 0;
  const char           *of = dossier_record_get_id (facts->record);
  g_autofree char      *said = NULL, *sentence = NULL;
  g_autoptr (GPtrArray) falling = list_falling (facts, &said);

  g_return_if_fail (DOSSIER_VIEW_IS_DROPPED (self));

  for (guint i = 0; i < falling->len; i++)
    n_over += dossier_view_facts_find_post (facts, ((DossierViewThread *) falling->pdata[i])->post)->is_over ? 1 : 0;
  show_rows (self, facts, falling, said);
  sentence = dup_sentence (n_over, falling->len - n_over);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), self->links->len > 0);
  if (g_strcmp0 (self->of, of) != 0)
    adw_expander_row_set_expanded (self->row, self->links->len <= UNFOLDED);
  g_free (self->of);
  self->of = g_strdup (of);
}
