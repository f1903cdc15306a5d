#include "config.h"

#include "dossier-view-link.h"

#include "dossier-view-advice.h"
#include "dossier-view-again.h"
#include "dossier-view-around.h"
#include "dossier-view-form.h"
#include "dossier-view-history.h"
#include "dossier-view-instead.h"
#include "dossier-view-stride.h"
#include "dossier-view-verified.h"
#include "dossier-view-who-row.h"

#include <glib/gi18n-lib.h>

#define SETTLED (G_USEC_PER_SEC) /* what is shown later is of another act */

struct _DossierViewLink
{
  AdwBin               parent_instance;
  DossierStore        *store;
  DossierRecord       *link;
  char                *names[2]; /* of its ends */
  guint                first;    /* the end that is shown first */
  char                *note;     /* what was just done, told while the page shows noted */
  char                *noted;
  gint64               noted_at;  /* monotonic, µs */
  gboolean             is_turned; /* just now: told as it is recorded, whoever it was reached by */
  GtkScrolledWindow   *scroll;
  AdwPreferencesGroup *ends;
  GtkMenuButton       *menu;
  DossierViewInstead  *instead;
  GtkWidget           *rows[2];
  DossierViewVerified *verified;
  DossierViewForm     *form;
  DossierViewAround   *around;
  DossierViewAdvice   *advice;
  DossierViewHistory  *history;
};

G_DEFINE_FINAL_TYPE (DossierViewLink, dossier_view_link, ADW_TYPE_BIN)

static guint stale_signal;

static const char *
get_id (DossierViewLink *self)
{
  return self->link != NULL ? dossier_record_get_id (self->link) : NULL;
}

/* --- what is done to it as a whole */

/* Takes sentence. */
static void
note (DossierViewLink *self,
      const char      *id,
      char            *sentence)
{
  g_free (self->note);
  self->note = sentence;
  g_free (self->noted);
  self->noted = g_strdup (id);
  self->noted_at = g_get_monotonic_time ();
  adw_preferences_group_set_description (self->ends, g_strcmp0 (id, get_id (self)) == 0 ? sentence : NULL);
}

static void
show_note (DossierViewLink *self,
           const char      *id)
{
  gboolean is_fresh = g_strcmp0 (self->noted, id) == 0 && g_get_monotonic_time () - self->noted_at < SETTLED;

  adw_preferences_group_set_description (self->ends, is_fresh ? self->note : NULL);
}

static DossierViewAgain *
finish (DossierViewLink *self,
        GObject         *source,
        GAsyncResult    *result)
{
  g_autoptr (GError) error = NULL;
  DossierViewAgain  *again = dossier_view_again_finish (DOSSIER_STORE (source), result, &error);

  if (again == NULL)
    {
      g_message ("a link as a whole: %s", error->message);
      note (self, get_id (self), g_strdup (_ ("This could not be written. Nothing was changed; try again.")));
    }
  return again;
}

static void
on_swapped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewLink)  self = user_data;
  g_autoptr (DossierViewAgain) again = finish (self, source, result);

  if (again == NULL)
    return;
  self->is_turned = TRUE;
  note (self, get_id (self), g_strdup (_ ("The two ends have changed places. Ctrl+Z takes it back.")));
}

static void
on_duplicated (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DossierViewLink)  self = user_data;
  g_autoptr (DossierViewAgain) again = finish (self, source, result);

  if (again == NULL)
    return;
  note (self, again->id, g_strdup (_ ("A new link, described like the last one: change what differs. Ctrl+Z takes it back.")));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", again->id);
}

static char *
tell_repeated (const DossierViewAgain *again)
{
  if (again->n_answers == 0)
    return g_strdup (_ ("Nothing to repeat: no other link answers what is empty here."));
  return g_strdup_printf (ngettext ("%u answer repeated from “%s”. Ctrl+Z takes it back.", "%u answers repeated from “%s”. Ctrl+Z takes them back.", again->n_answers),
                          again->n_answers, again->title);
}

static void
on_repeated (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DossierViewLink)  self = user_data;
  g_autoptr (DossierViewAgain) again = finish (self, source, result);

  if (again != NULL)
    note (self, get_id (self), tell_repeated (again));
}

static void
swap (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  DossierViewLink *self = DOSSIER_VIEW_LINK (widget);

  dossier_view_link_save (self);
  dossier_view_again_swap (self->store, get_id (self), on_swapped, g_object_ref (self));
}

static void
duplicate (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  DossierViewLink *self = DOSSIER_VIEW_LINK (widget);

  dossier_view_link_save (self);
  dossier_view_again_duplicate (self->store, get_id (self), NULL, NULL, on_duplicated, g_object_ref (self));
}

static void
duplicate_instead (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierViewLink *self = DOSSIER_VIEW_LINK (widget);
  int              side = g_variant_get_int32 (parameter);

  dossier_view_link_save (self);
  dossier_view_instead_begin (self->instead, self->store, self->link, dossier_record_get_reference (self->link, side == 0 ? "a" : "b"), self->names[side]);
}

static void
repeat (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  DossierViewLink *self = DOSSIER_VIEW_LINK (widget);

  dossier_view_link_save (self);
  dossier_view_again_repeat (self->store, get_id (self), NULL, on_repeated, g_object_ref (self));
}

static void
on_instead_chosen (DossierViewLink *self,
                   const char      *leaves,
                   const char      *comes)
{
  if (self->link != NULL)
    dossier_view_again_duplicate (self->store, get_id (self), leaves, comes, on_duplicated, g_object_ref (self));
}

static void
on_instead_abandoned (DossierViewLink *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->menu));
}

static void
fill_menu (DossierViewLink *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), whole = g_menu_new (), copies = g_menu_new ();

  g_menu_append (whole, _ ("_Repeat the last answers"), "link.repeat");
  g_menu_append (whole, _ ("_Swap the two ends"), "link.swap");
  g_menu_append (copies, _ ("_Duplicate between the same two"), "link.duplicate");
  /* The one it is reached by stays, most often. */
  for (guint i = 0; i < 2; i++)
    {
      guint                 side = (self->first + 1 + i) % 2;
      g_autofree char      *label = g_strdup_printf (_ ("Duplicate, in place of %s…"), self->names[side]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "link.duplicate-instead", "i", (int) side);
      g_menu_append_item (copies, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (whole));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
}

/* A menu that is open stays so while nothing in it changes. */
static void
name_ends (DossierViewLink        *self,
           const DossierViewFacts *facts,
           guint                   first)
{
  gboolean is_same = self->first == first && gtk_menu_button_get_menu_model (self->menu) != NULL;

  self->first = first;
  for (guint side = 0; side < 2; side++)
    {
      const char *name = facts->ends[side].name != NULL ? facts->ends[side].name : _ ("A structure that is no longer there");

      if (g_strcmp0 (self->names[side], name) == 0)
        continue;
      is_same = FALSE;
      g_free (self->names[side]);
      self->names[side] = g_strdup (name);
    }
  if (!is_same)
    fill_menu (self);
}

/* --- the page */

static void
show_ends (DossierViewLink        *self,
           const DossierViewFacts *facts,
           const char             *from)
{
  guint first = from != NULL && !self->is_turned && g_strcmp0 (from, facts->ends[1].id) == 0 ? 1 : 0;

  for (guint i = 0; i < 2; i++)
    {
      const DossierViewWho *who = &facts->ends[(first + i) % 2];

      if (self->rows[i] != NULL)
        adw_preferences_group_remove (self->ends, self->rows[i]);
      self->rows[i] = dossier_view_who_row_new (who, facts->vocabulary, who->id != NULL ? who->id : "", NULL);
      adw_preferences_group_add (self->ends, self->rows[i]);
    }
  name_ends (self, facts, first);
}

static void
on_stale (DossierViewLink *self)
{
  g_signal_emit (self, stale_signal, 0);
}

static void
dossier_view_link_dispose (GObject *object)
{
  DossierViewLink *self = DOSSIER_VIEW_LINK (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->link, dossier_record_unref);
  g_clear_pointer (&self->names[0], g_free);
  g_clear_pointer (&self->names[1], g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->noted, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_LINK);
  G_OBJECT_CLASS (dossier_view_link_parent_class)->dispose (object);
}

static void
dossier_view_link_class_init (DossierViewLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_link_dispose;
  stale_signal = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_VIEW_TYPE_VERIFIED);
  g_type_ensure (DOSSIER_VIEW_TYPE_FORM);
  g_type_ensure (DOSSIER_VIEW_TYPE_AROUND);
  g_type_ensure (DOSSIER_VIEW_TYPE_ADVICE);
  g_type_ensure (DOSSIER_VIEW_TYPE_HISTORY);
  g_type_ensure (DOSSIER_VIEW_TYPE_INSTEAD);
  gtk_widget_class_install_action (widget_class, "link.swap", NULL, swap);
  gtk_widget_class_install_action (widget_class, "link.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "link.duplicate-instead", "i", duplicate_instead);
  gtk_widget_class_install_action (widget_class, "link.repeat", NULL, repeat);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "link.repeat", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-link.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, scroll);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, ends);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, menu);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, instead);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, verified);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, form);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, around);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, advice);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, history);
  gtk_widget_class_bind_template_callback (widget_class, on_stale);
  gtk_widget_class_bind_template_callback (widget_class, on_instead_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_instead_abandoned);
}

static void
dossier_view_link_init (DossierViewLink *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_view_stride_install (GTK_WIDGET (self));
}

void
dossier_view_link_show (DossierViewLink        *self,
                        DossierStore           *store,
                        const DossierViewFacts *facts,
                        const char             *from)
{
  const char *id = dossier_record_get_id (facts->record);

  if (g_strcmp0 (get_id (self), id) != 0)
    {
      self->is_turned = FALSE;
      dossier_view_instead_end (self->instead);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
      dossier_view_stride_take (GTK_WIDGET (self), NULL);
    }
  g_set_object (&self->store, store);
  g_clear_pointer (&self->link, dossier_record_unref);
  self->link = dossier_record_ref (facts->record);
  show_note (self, id);
  show_ends (self, facts, from);
  dossier_view_verified_show (self->verified, store, facts);
  dossier_view_form_show (self->form, store, facts);
  dossier_view_around_show (self->around, store, facts);
  dossier_view_history_show (self->history, store, id);
  dossier_view_advice_show (self->advice, store, facts);
}

void
dossier_view_link_save (DossierViewLink *self)
{
  dossier_view_form_save (self->form);
}

void
dossier_view_link_clear (DossierViewLink *self)
{
  dossier_view_verified_clear (self->verified);
  dossier_view_form_clear (self->form);
  dossier_view_around_clear (self->around);
  dossier_view_advice_clear (self->advice);
  dossier_view_history_clear (self->history);
  dossier_view_instead_end (self->instead);
  g_clear_object (&self->store);
  g_clear_pointer (&self->link, dossier_record_unref);
  g_clear_pointer (&self->noted, g_free);
}

void
dossier_view_link_offer (DossierViewLink *self)
{
  dossier_view_around_offer (self->around);
}

void
dossier_view_link_confirm (DossierViewLink *self)
{
  dossier_view_form_save (self->form);
  dossier_view_verified_confirm (self->verified);
}
