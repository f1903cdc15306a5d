#include "config.h"

#include "dossier-view-tenures.h"

#include "dossier-view-dropped.h"
#include "dossier-view-form.h"
#include "dossier-view-leaving.h"
#include "dossier-view-post-maker.h"
#include "dossier-view-roster.h"

#include <glib/gi18n-lib.h>

#define SETTLED (G_USEC_PER_SEC) /* what is shown later is of another act */

typedef enum
{
  DRAWER_CHANGE,  /* the fields of the post */
  DRAWER_SUCCEED, /* who follows */
  DRAWER_END,     /* nobody does */
} Drawer;

struct _DossierViewTenures
{
  GtkBox              parent_instance;
  DossierStore       *store;
  char               *id; /* of the structure or the person */
  gboolean            is_of_person;
  DossierVocabulary  *vocabulary;
  GPtrArray          *posts;   /* DossierViewPost, as last shown */
  GPtrArray          *threads; /* DossierViewThread, that they hold */
  DossierViewDropped *dropped;
  DossierViewRoster  *roster;
  char               *open; /* id of the post whose drawer is open, or asked for; NULL: none */
  Drawer              what;
  DossierViewForm    *form; /* in the drawer that is open, when it changes the post; not owned */
  GCancellable       *reading;
  char               *note;
  gint64              noted_at; /* monotonic, µs */
};

G_DEFINE_FINAL_TYPE (DossierViewTenures, dossier_view_tenures, GTK_TYPE_BOX)

static const DossierViewPost *
find_post (DossierViewTenures *self,
           const char         *id)
{
  for (guint i = 0; i < self->posts->len; i++)
    if (g_str_equal (((DossierViewPost *) self->posts->pdata[i])->id, id))
      return self->posts->pdata[i];
  return NULL;
}

/* --- what is said under the heading */

static char *
dup_changes (GPtrArray *posts)
{
  guint since, n = dossier_view_posts_count_changes (posts, &since);

  return n > 1 ? g_strdup_printf (ngettext ("%u change since %u", "%u changes since %u", n), n, since) : NULL;
}

static void
show_description (DossierViewTenures *self)
{
  gboolean         is_fresh = self->note != NULL && g_get_monotonic_time () - self->noted_at < SETTLED;
  g_autofree char *changes = self->is_of_person || self->posts == NULL ? NULL : dup_changes (self->posts);

  if (!is_fresh)
    g_clear_pointer (&self->note, g_free);
  dossier_view_roster_describe (self->roster, is_fresh ? self->note : changes);
}

static void
note (DossierViewTenures *self,
      const char         *sentence)
{
  char *copy = g_strdup (sentence);

  g_free (self->note);
  self->note = copy;
  self->noted_at = g_get_monotonic_time ();
  show_description (self);
}

/* --- drawers */

static void
close_drawer (DossierViewTenures *self,
              gboolean            goes_back)
{
  DossierViewTenure *tenure = dossier_view_roster_find (self->roster, self->open);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->form != NULL)
    dossier_view_form_save (self->form);
  self->form = NULL;
  g_clear_pointer (&self->open, g_free);
  if (tenure == NULL)
    return;
  if (goes_back)
    gtk_widget_grab_focus (GTK_WIDGET (tenure->row));
  dossier_view_tenure_open (tenure, NULL);
}

static void
close_adding (DossierViewTenures *self,
              gboolean            goes_back)
{
  dossier_view_roster_add (self->roster, NULL);
  if (goes_back)
    gtk_widget_grab_focus (GTK_WIDGET (self->roster));
}

static gboolean
on_key (DossierViewTenures *self,
        guint               key)
{
  if (key != GDK_KEY_Escape || (self->open == NULL && !dossier_view_roster_is_adding (self->roster)))
    return FALSE;

  if (self->open != NULL)
    close_drawer (self, TRUE);
  else
    close_adding (self, TRUE);
  return TRUE;
}

static void
on_leaving_done (DossierViewTenures *self,
                 const char         *sentence)
{
  close_drawer (self, TRUE);
  note (self, sentence);
}

static void
on_leaving_abandoned (DossierViewTenures *self)
{
  close_drawer (self, TRUE);
}

static void read_open (DossierViewTenures *self);

static void
show_form (DossierViewTenures     *self,
           DossierViewTenure      *tenure,
           const DossierViewFacts *facts)
{
  gboolean is_new = self->form == NULL;

  if (is_new)
    {
      self->form = g_object_new (DOSSIER_VIEW_TYPE_FORM, NULL);
      g_signal_connect_object (self->form, "stale", G_CALLBACK (read_open), self, G_CONNECT_SWAPPED);
      dossier_view_tenure_open (tenure, GTK_WIDGET (self->form));
    }
  dossier_view_form_show (self->form, self->store, facts);
  if (is_new)
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
show_leaving (DossierViewTenures     *self,
              DossierViewTenure      *tenure,
              const DossierViewFacts *facts)
{
  const DossierViewPost *post = find_post (self, tenure->id);
  GtkWidget             *leaving;

  if (post == NULL || gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (tenure->drawer)) != NULL)
    return; /* what is being said there stays */

  leaving = dossier_view_leaving_new (self->store, post, facts->record, self->threads, self->what == DRAWER_SUCCEED);
  g_signal_connect_object (leaving, "done", G_CALLBACK (on_leaving_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (leaving, "abandoned", G_CALLBACK (on_leaving_abandoned), self, G_CONNECT_SWAPPED);
  dossier_view_tenure_open (tenure, leaving);
  dossier_view_leaving_begin (DOSSIER_VIEW_LEAVING (leaving));
}

static void
on_post_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DossierViewTenures) self = user_data;
  g_autoptr (DossierViewFacts)   facts = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  DossierViewTenure             *tenure = dossier_view_roster_find (self->roster, self->open);

  /* Late answers are dropped: another drawer is open, or none. */
  if (facts == NULL || tenure == NULL || self->store != DOSSIER_STORE (source) || g_strcmp0 (dossier_record_get_id (facts->record), self->open) != 0)
    return;
  if (self->what == DRAWER_CHANGE)
    show_form (self, tenure, facts);
  else
    show_leaving (self, tenure, facts);
}

static void
read_open (DossierViewTenures *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, dossier_view_facts_read, g_strdup (self->open), g_free, (GDestroyNotify) dossier_view_facts_free,
                           self->reading, on_post_read, g_object_ref (self));
}

static void
open_drawer (DossierViewTenures *self,
             const char         *id,
             Drawer              what)
{
  gboolean is_same = g_strcmp0 (self->open, id) == 0 && self->what == what;

  close_adding (self, FALSE);
  close_drawer (self, is_same);
  if (is_same)
    return;
  self->open = g_strdup (id);
  self->what = what;
  read_open (self);
}

/* --- what is done to a post */

static void
change (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  open_drawer (DOSSIER_VIEW_TENURES (widget), g_variant_get_string (parameter, NULL), DRAWER_CHANGE);
}

static void
succeed (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  open_drawer (DOSSIER_VIEW_TENURES (widget), g_variant_get_string (parameter, NULL), DRAWER_SUCCEED);
}

static void
end (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  open_drawer (DOSSIER_VIEW_TENURES (widget), g_variant_get_string (parameter, NULL), DRAWER_END);
}

static void delete (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  close_drawer (DOSSIER_VIEW_TENURES (widget), FALSE);
  gtk_widget_activate_action (widget, "win.delete", "s", g_variant_get_string (parameter, NULL));
}

/* --- a post that is not there yet */

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewTenures) self = user_data;
  g_autoptr (GError)             error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      close_adding (self, TRUE);
      return;
    }
  g_message ("making a post: %s", error->message);
  note (self, _ ("Not saved: the post was not made, nothing was changed. Try again."));
}

static void
on_ready (DossierViewTenures   *self,
          DossierViewPostMaker *maker)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_view_post_maker_add (maker, act, self->id);
  dossier_store_write_async (self->store, act, on_made, g_object_ref (self));
}

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  DossierViewTenures *self = DOSSIER_VIEW_TENURES (widget);
  GtkWidget          *maker;

  close_drawer (self, FALSE);
  if (self->store == NULL || dossier_view_roster_is_adding (self->roster))
    {
      close_adding (self, TRUE);
      return;
    }
  maker = self->is_of_person ? dossier_view_post_maker_new_of_person (self->store, self->vocabulary) : dossier_view_post_maker_new (self->store, self->vocabulary);
  dossier_view_post_maker_ask_since (DOSSIER_VIEW_POST_MAKER (maker));
  g_signal_connect_object (maker, "ready", G_CALLBACK (on_ready), self, G_CONNECT_SWAPPED);
  dossier_view_roster_add (self->roster, maker);
  dossier_view_post_maker_begin (DOSSIER_VIEW_POST_MAKER (maker), "");
}

static void
dossier_view_tenures_dispose (GObject *object)
{
  DossierViewTenures *self = DOSSIER_VIEW_TENURES (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->threads, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_view_tenures_parent_class)->dispose (object);
}

static void
dossier_view_tenures_finalize (GObject *object)
{
  DossierViewTenures *self = DOSSIER_VIEW_TENURES (object);

  g_free (self->id);
  g_free (self->open);
  g_free (self->note);
  G_OBJECT_CLASS (dossier_view_tenures_parent_class)->finalize (object);
}

static void
dossier_view_tenures_class_init (DossierViewTenuresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_tenures_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_tenures_finalize;
  gtk_widget_class_install_action (widget_class, "post.change", "s", change);
  gtk_widget_class_install_action (widget_class, "post.succeed", "s", succeed);
  gtk_widget_class_install_action (widget_class, "post.end", "s", end);
  gtk_widget_class_install_action (widget_class, "post.delete", "s", delete);
  gtk_widget_class_install_action (widget_class, "post.add", NULL, add);
}

static void
dossier_view_tenures_init (DossierViewTenures *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->dropped = g_object_new (DOSSIER_VIEW_TYPE_DROPPED, NULL);
  self->roster = g_object_new (DOSSIER_VIEW_TYPE_ROSTER, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->dropped));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->roster));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
turn_to (DossierViewTenures  *self,
         const DossierRecord *record)
{
  close_drawer (self, FALSE);
  close_adding (self, FALSE);
  g_clear_pointer (&self->note, g_free);
  g_free (self->id);
  self->id = g_strdup (dossier_record_get_id (record));
  self->is_of_person = g_str_equal (dossier_record_get_kind (record)->code, "person");
  dossier_view_roster_begin (self->roster, self->is_of_person ? _ ("Posts") : _ ("Who works here"), self->is_of_person);
}

void
dossier_view_tenures_show (DossierViewTenures     *self,
                           DossierStore           *store,
                           const DossierViewFacts *facts)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TENURES (self) && store != NULL && facts != NULL);

  if (self->store != store || g_strcmp0 (self->id, dossier_record_get_id (facts->record)) != 0)
    turn_to (self, facts->record);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  self->vocabulary = dossier_vocabulary_ref (facts->vocabulary);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  self->posts = g_ptr_array_ref (facts->posts);
  g_clear_pointer (&self->threads, g_ptr_array_unref);
  self->threads = g_ptr_array_ref (facts->threads);
  dossier_view_roster_show (self->roster, facts->posts, self->vocabulary, self->open);
  if (self->open != NULL && dossier_view_roster_find (self->roster, self->open) == NULL)
    close_drawer (self, FALSE);
  show_description (self);
  dossier_view_dropped_show (self->dropped, facts);
  if (self->open != NULL)
    read_open (self);
}

void
dossier_view_tenures_save (DossierViewTenures *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TENURES (self));

  if (self->form != NULL)
    dossier_view_form_save (self->form);
}

void
dossier_view_tenures_clear (DossierViewTenures *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TENURES (self));

  close_drawer (self, FALSE);
  close_adding (self, FALSE);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->store);
}
