#include "config.h"

#include "dossier-view-leaving.h"

#include "dossier-view-picker.h"
#include "dossier-view-succession.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

#define NAMED 3 /* so many links are named in a sentence */

struct _DossierViewLeaving
{
  GtkBox             parent_instance;
  DossierStore      *store;
  DossierRecord     *post;
  char              *leaves; /* what who leaves is called; NULL: nobody is known to hold the post */
  GPtrArray         *threads;
  guint              n_threads; /* of the post, of links that live */
  gboolean           is_followed;
  char              *person; /* who follows, as in DossierViewSuccession */
  char              *name;
  DossierViewPicker *picker; /* NULL: nobody follows */
  GtkEntry          *on;
  GtkLabel          *understood;
  GtkEntry          *reason;
  GtkWidget         *takes; /* NULL: there is nothing to hand over, or nobody to */
  GtkLabel          *falling;
  char              *falls; /* what falling says when nobody takes the threads */
  GtkLabel          *problem;
  GtkWidget         *tell;
};

G_DEFINE_FINAL_TYPE (DossierViewLeaving, dossier_view_leaving, GTK_TYPE_BOX)

enum
{
  DONE,
  ABANDONED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (GtkLabel   *label,
     const char *sentence)
{
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static char *
dup_typed (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static gboolean
takes_threads (DossierViewLeaving *self)
{
  return self->takes != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->takes));
}

/* --- what is said of the threads */

/* "École des Brumes, Collège Zola": each once, the first ones, and a sign that there are more. */
static char *
dup_names (GPtrArray             *threads,
           const DossierViewPost *post)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < threads->len; i++)
    {
      const DossierViewThread *thread = threads->pdata[i];
      const char              *other = thread->other != NULL ? thread->other : "?";

      if (dossier_view_thread_falls_with (thread, post) && !g_ptr_array_find_with_equal_func (names, other, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) other);
    }
  if (names->len > NAMED)
    {
      g_ptr_array_set_size (names, NAMED);
      g_ptr_array_add (names, (gpointer) "…");
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
dup_falling (GPtrArray             *threads,
             const DossierViewPost *post)
{
  guint            n = dossier_view_threads_count_falling (threads, post);
  g_autofree char *names = dup_names (threads, post);

  if (n == 0)
    return NULL;
  /* Translators: a number of links, then at whose other end they are. */
  return g_strdup_printf (ngettext ("Nobody will hold the thread of %u link any more: %s.", "Nobody will hold the thread of %u links any more: %s.", n), n, names);
}

static void
on_takes (DossierViewLeaving *self)
{
  say (self->falling, takes_threads (self) ? NULL : self->falls);
}

/* --- who follows, and when */

static void
choose (DossierViewLeaving *self,
        const char         *person,
        const char         *name,
        const char         *shown)
{
  g_free (self->person);
  g_free (self->name);
  self->person = g_strdup (person);
  self->name = g_strdup (name);
  dossier_view_picker_set_text (self->picker, shown);
  say (self->problem, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->on));
}

static void
on_picked (DossierViewLeaving *self,
           const char         *id,
           const char         *name)
{
  choose (self, *id != '\0' ? id : NULL, NULL, *id != '\0' ? name : "");
}

static void
on_create (DossierViewLeaving *self,
           const char         *words)
{
  g_autofree char *name = g_strdup (words);

  choose (self, NULL, name, name);
}

static void
on_who_typed (DossierViewLeaving *self)
{
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->name, g_free);
}

static void
on_date_typed (DossierViewLeaving *self)
{
  g_autofree char     *typed = dup_typed (self->on);
  g_autoptr (BaseDate) date = base_date_new_from_words (typed);
  g_autofree char     *sentence = *typed != '\0' ? dossier_view_words_explain_date (date) : NULL;

  say (self->understood, sentence);
}

/* --- the act */

static char *
dup_done (DossierViewLeaving *self)
{
  const char *leaves = self->leaves != NULL ? self->leaves : _ ("Holder not known");
  const char *comes = self->picker != NULL ? dossier_view_picker_get_text (self->picker) : "";

  if (!self->is_followed)
    return g_strdup_printf (_ ("%s has left. Ctrl+Z takes it back."), leaves);
  if (*comes == '\0')
    return g_strdup_printf (_ ("%s has left; nobody is known to follow. Ctrl+Z takes it back."), leaves);
  if (!takes_threads (self))
    /* Translators: who comes, who leaves. */
    return g_strdup_printf (_ ("%s follows %s. Ctrl+Z takes it back."), comes, leaves);
  return g_strdup_printf (ngettext ("%s follows %s and holds the thread of %u link. Ctrl+Z takes it back.", "%s follows %s and holds the thread of %u links. Ctrl+Z takes it back.", self->n_threads),
                          comes, leaves, self->n_threads);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewLeaving) self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autofree char               *sentence = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      g_message ("somebody leaves: %s", error->message);
      say (self->problem, _ ("This could not be written. Nothing was changed; what you typed is still here, try again."));
      gtk_widget_set_sensitive (self->tell, TRUE);
      return;
    }
  sentence = dup_done (self);
  g_signal_emit (self, signals[DONE], 0, sentence);
}

static gboolean
is_said (DossierViewLeaving *self)
{
  g_autofree char *on = dup_typed (self->on);

  if (*on == '\0')
    {
      say (self->problem, _ ("Since when? A year is enough, or “before 2018”."));
      gtk_widget_grab_focus (GTK_WIDGET (self->on));
      return FALSE;
    }
  if (self->picker == NULL || self->person != NULL || self->name != NULL || *dossier_view_picker_get_text (self->picker) == '\0')
    return TRUE;
  say (self->problem, _ ("Choose in the list who is meant, or create them; leave it empty when nobody is known."));
  gtk_widget_grab_focus (dossier_view_picker_get_editor (self->picker));
  return FALSE;
}

static void
on_tell (DossierViewLeaving *self)
{
  g_autofree char      *on = dup_typed (self->on), *reason = dup_typed (self->reason);
  g_autoptr (BaseDate)  date = base_date_new_from_words (on);
  DossierViewSuccession said = { date, *reason != '\0' ? reason : NULL, self->is_followed, self->person, self->name, takes_threads (self) };
  DossierAct           *act;

  if (!gtk_widget_get_sensitive (self->tell) || !is_said (self))
    return;

  act = dossier_act_new (NULL);
  dossier_view_succession_tell (&said, act, self->post, self->threads);
  gtk_widget_set_sensitive (self->tell, FALSE);
  dossier_store_write_async (self->store, act, on_written, g_object_ref (self));
}

static void
on_abandon (DossierViewLeaving *self)
{
  g_signal_emit (self, signals[ABANDONED], 0);
}

/* --- the widget */

static void
dossier_view_leaving_finalize (GObject *object)
{
  DossierViewLeaving *self = DOSSIER_VIEW_LEAVING (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->post, dossier_record_unref);
  g_clear_pointer (&self->threads, g_ptr_array_unref);
  g_free (self->leaves);
  g_free (self->person);
  g_free (self->name);
  g_free (self->falls);
  G_OBJECT_CLASS (dossier_view_leaving_parent_class)->finalize (object);
}

static void
dossier_view_leaving_class_init (DossierViewLeavingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_leaving_finalize;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ABANDONED] = g_signal_new ("abandoned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_leaving_init (DossierViewLeaving *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "leaving");
}

static GtkEntry *
add_entry (DossierViewLeaving *self,
           const char         *label,
           const char         *placeholder)
{
  GtkWidget *entry = gtk_entry_new (), *caption = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0.0f);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_box_append (GTK_BOX (self), caption);
  gtk_box_append (GTK_BOX (self), entry);
  return GTK_ENTRY (entry);
}

static GtkLabel *
add_label (DossierViewLeaving *self,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
add_picker (DossierViewLeaving *self)
{
  self->picker = DOSSIER_VIEW_PICKER (dossier_view_picker_new ("person", _ ("Who follows: type a name…")));
  dossier_view_picker_set_store (self->picker, self->store);
  dossier_view_picker_set_can_create (self->picker, TRUE);
  dossier_view_picker_set_except (self->picker, dossier_record_get_reference (self->post, "person"));
  dossier_view_picker_set_nobody (self->picker, _ ("Post without known holder"));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "create", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (on_who_typed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->picker));
}

static void
add_date (DossierViewLeaving *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate                 day;
  g_autoptr (BaseDate)  today = NULL;
  g_autofree char      *words = NULL;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  today = base_date_new (g_date_get_julian (&day), g_date_get_julian (&day), BASE_DATE_DAY, "");
  words = base_date_dup_text (today);
  self->on = add_entry (self, self->is_followed ? _ ("Changes on") : _ ("Leaves on"), _ ("June 2024, summer 2023…"));
  self->understood = add_label (self, "dim-label");
  gtk_editable_set_text (GTK_EDITABLE (self->on), words);
  g_signal_connect_object (self->on, "changed", G_CALLBACK (on_date_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->on, "activate", G_CALLBACK (on_tell), self, G_CONNECT_SWAPPED);
}

static guint
count_held (GPtrArray  *threads,
            const char *post)
{
  guint n = 0;

  for (guint i = 0; i < threads->len; i++)
    n += g_str_equal (((DossierViewThread *) threads->pdata[i])->post, post) ? 1 : 0;
  return n;
}

static void
add_threads (DossierViewLeaving *self)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Takes over the thread of %u link", "Takes over the thread of %u links", self->n_threads), self->n_threads);

  if (self->is_followed && self->n_threads > 0)
    {
      self->takes = gtk_check_button_new_with_label (label);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->takes), TRUE);
      g_signal_connect_object (self->takes, "toggled", G_CALLBACK (on_takes), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), self->takes);
    }
  self->falling = add_label (self, "warning");
  on_takes (self);
}

static void
add_buttons (DossierViewLeaving *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->tell = gtk_button_new_with_mnemonic (self->is_followed ? _ ("_Hand Over") : _ ("_End the Post"));
  gtk_widget_add_css_class (self->tell, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_top (box, 6);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (on_abandon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tell, "clicked", G_CALLBACK (on_tell), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->tell);
  gtk_box_append (GTK_BOX (self), box);
}

GtkWidget *
dossier_view_leaving_new (DossierStore          *store,
                          const DossierViewPost *post,
                          const DossierRecord   *record,
                          GPtrArray             *threads,
                          gboolean               is_followed)
{
  DossierViewLeaving *self = g_object_new (DOSSIER_VIEW_TYPE_LEAVING, NULL);

  self->store = g_object_ref (store);
  self->post = dossier_record_ref ((DossierRecord *) record);
  self->leaves = g_strdup (post->name);
  self->threads = g_ptr_array_ref (threads);
  self->n_threads = count_held (threads, post->id);
  self->is_followed = is_followed;
  self->falls = dup_falling (threads, post);
  if (is_followed)
    add_picker (self);
  add_date (self);
  self->reason = add_entry (self, _ ("Why"), _ ("Retirement, another school…"));
  g_signal_connect_object (self->reason, "activate", G_CALLBACK (on_tell), self, G_CONNECT_SWAPPED);
  add_threads (self);
  self->problem = add_label (self, "error");
  add_buttons (self);
  return GTK_WIDGET (self);
}

void
dossier_view_leaving_begin (DossierViewLeaving *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LEAVING (self));

  gtk_widget_grab_focus (self->picker != NULL ? dossier_view_picker_get_editor (self->picker) : GTK_WIDGET (self->on));
}
