#include "config.h"

#include "dossier-view-structure.h"

#include "dossier-standing.h"
#include "dossier-view-advice.h"
#include "dossier-view-around.h"
#include "dossier-view-creator.h"
#include "dossier-view-form.h"
#include "dossier-view-history.h"
#include "dossier-view-mark.h"
#include "dossier-view-picker.h"
#include "dossier-view-stride.h"
#include "dossier-view-tenures.h"
#include "dossier-view-twins.h"
#include "dossier-view-verified.h"
#include "dossier-view-who-row.h"
#include "dossier-view-words.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

struct _DossierViewStructure
{
  AdwBin               parent_instance;
  DossierStore        *store;
  char                *id;
  GtkScrolledWindow   *scroll;
  DossierViewMark     *mark;
  GtkLabel            *name;
  GtkLabel            *description;
  AdwPreferencesGroup *links;
  AdwBin              *add_bin;
  DossierViewPicker   *picker;
  GPtrArray           *rows;  /* of the links, in the group */
  char                *shown; /* what they say; NULL: there are none */
  DossierViewTenures  *tenures;
  DossierViewTwins    *twins;
  DossierViewVerified *verified;
  DossierViewForm     *form;
  DossierViewAround   *around;
  DossierViewAdvice   *advice;
  DossierViewHistory  *history;
};

G_DEFINE_FINAL_TYPE (DossierViewStructure, dossier_view_structure, ADW_TYPE_BIN)

static guint stale_signal;

static void
show_head (DossierViewStructure   *self,
           const DossierViewFacts *facts)
{
  const DossierRecord *record = facts->record;
  const char          *commune = dossier_record_get_reference (record, "territory");
  DossierViewWho       who = { 0 };
  g_autofree char     *description = NULL;

  if (dossier_record_get_text (record, "type") != NULL)
    who.type = (char *) dossier_standing_find (facts->vocabulary, "structure_type", dossier_record_get_text (record, "type"));
  who.commune = commune != NULL ? (char *) dossier_view_facts_get_title (facts, commune) : NULL;
  description = dossier_view_words_describe (&who, facts->vocabulary);
  gtk_label_set_label (self->name, dossier_record_get_text (record, "name"));
  gtk_label_set_label (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *description != '\0');
  dossier_view_mark_set_family (self->mark, map_reading_get_family (who.type));
}

/* "action ou projet commun · actif": what a person looks for in a list of links. */
static char *
tell_tie (const DossierViewTie    *tie,
          const DossierVocabulary *vocabulary)
{
  const char *kind = tie->kind != NULL ? dossier_vocabulary_get_label (vocabulary, "link_type", tie->kind) : NULL;
  const char *status = tie->status != NULL ? dossier_vocabulary_get_label (vocabulary, "link_status", tie->status) : NULL;

  if (kind != NULL && status != NULL)
    return g_strdup_printf ("%s · %s", kind, status);
  return g_strdup (kind != NULL ? kind : tie->object != NULL ? tie->object
                                       : status != NULL      ? status
                                                             : _ ("Not described yet"));
}

/* NULL: there are none. Caller owns. */
static char *
dup_said (const DossierViewFacts *facts)
{
  GString *said = facts->ties->len > 0 ? g_string_new (NULL) : NULL;

  for (guint i = 0; said != NULL && i < facts->ties->len; i++)
    {
      const DossierViewTie *tie = facts->ties->pdata[i];
      g_autofree char      *detail = tell_tie (tie, facts->vocabulary);

      g_string_append_printf (said, "%s\t%s\t%s\t%s\n", tie->id, tie->other.name != NULL ? tie->other.name : "", tie->other.type != NULL ? tie->other.type : "", detail);
    }
  return said != NULL ? g_string_free (said, FALSE) : NULL;
}

/* The same ones are left as they stand: one may be pressed just now. */
static void
show_links (DossierViewStructure   *self,
            const DossierViewFacts *facts)
{
  guint            n = facts->ties->len;
  g_autofree char *title = n > 0 ? g_strdup_printf (ngettext ("%u link", "%u links", n), n) : g_strdup (_ ("No link recorded yet"));
  g_autofree char *said = dup_said (facts);

  adw_preferences_group_set_title (self->links, title);
  if (g_strcmp0 (said, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&said);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->links, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      DossierViewTie  *tie = facts->ties->pdata[i];
      g_autofree char *detail = tell_tie (tie, facts->vocabulary);
      GtkWidget       *row = dossier_view_who_row_new (&tie->other, facts->vocabulary, tie->id, detail);

      adw_preferences_group_add (self->links, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
on_picked (DossierViewStructure *self,
           const char           *id,
           const char           *name)
{
  dossier_view_picker_set_text (self->picker, "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-link", "(ss)", self->id, id);
}

static void
on_create (DossierViewStructure *self,
           const char           *words)
{
  dossier_view_creator_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, words, self->id);
  dossier_view_picker_set_text (self->picker, "");
}

static void
on_stale (DossierViewStructure *self)
{
  g_signal_emit (self, stale_signal, 0);
}

static void
dossier_view_structure_dispose (GObject *object)
{
  DossierViewStructure *self = DOSSIER_VIEW_STRUCTURE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_STRUCTURE);
  G_OBJECT_CLASS (dossier_view_structure_parent_class)->dispose (object);
}

static void
dossier_view_structure_class_init (DossierViewStructureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_structure_dispose;
  stale_signal = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_VIEW_TYPE_MARK);
  g_type_ensure (DOSSIER_VIEW_TYPE_TENURES);
  g_type_ensure (DOSSIER_VIEW_TYPE_TWINS);
  g_type_ensure (DOSSIER_VIEW_TYPE_VERIFIED);
  g_type_ensure (DOSSIER_VIEW_TYPE_FORM);
  g_type_ensure (DOSSIER_VIEW_TYPE_AROUND);
  g_type_ensure (DOSSIER_VIEW_TYPE_ADVICE);
  g_type_ensure (DOSSIER_VIEW_TYPE_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-structure.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, scroll);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, mark);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, name);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, description);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, links);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, add_bin);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, tenures);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, twins);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, verified);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, form);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, around);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, advice);
  gtk_widget_class_bind_template_child (widget_class, DossierViewStructure, history);
  gtk_widget_class_bind_template_callback (widget_class, on_stale);
}

static void
dossier_view_structure_init (DossierViewStructure *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_view_stride_install (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->picker = DOSSIER_VIEW_PICKER (dossier_view_picker_new ("structure", _ ("Add a link: type the name of the other…")));
  dossier_view_picker_set_can_create (self->picker, TRUE);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "create", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->add_bin, GTK_WIDGET (self->picker));
  g_signal_connect_object (self->form, "typed", G_CALLBACK (dossier_view_twins_follow), self->twins, G_CONNECT_SWAPPED);
}

void
dossier_view_structure_show (DossierViewStructure   *self,
                             DossierStore           *store,
                             const DossierViewFacts *facts)
{
  const char *id = dossier_record_get_id (facts->record);

  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
      dossier_view_picker_set_text (self->picker, "");
      dossier_view_picker_set_except (self->picker, id);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
      dossier_view_stride_take (GTK_WIDGET (self), dossier_view_picker_get_editor (self->picker));
    }
  dossier_view_picker_set_near (self->picker, dossier_record_get_reference (facts->record, "territory"));
  g_set_object (&self->store, store);
  dossier_view_picker_set_store (self->picker, store);
  show_head (self, facts);
  show_links (self, facts);
  dossier_view_tenures_show (self->tenures, store, facts);
  dossier_view_twins_show (self->twins, store, facts);
  dossier_view_verified_show (self->verified, store, facts);
  dossier_view_form_show (self->form, store, facts);
  dossier_view_around_show (self->around, store, facts);
  dossier_view_history_show (self->history, store, id);
  dossier_view_advice_show (self->advice, store, facts);
}

void
dossier_view_structure_save (DossierViewStructure *self)
{
  dossier_view_tenures_save (self->tenures);
  dossier_view_form_save (self->form);
}

void
dossier_view_structure_clear (DossierViewStructure *self)
{
  dossier_view_tenures_clear (self->tenures);
  dossier_view_twins_clear (self->twins);
  dossier_view_verified_clear (self->verified);
  dossier_view_form_clear (self->form);
  dossier_view_around_clear (self->around);
  dossier_view_advice_clear (self->advice);
  dossier_view_history_clear (self->history);
  dossier_view_picker_set_store (self->picker, NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);
}

void
dossier_view_structure_offer (DossierViewStructure *self)
{
  dossier_view_around_offer (self->around);
}

void
dossier_view_structure_confirm (DossierViewStructure *self)
{
  dossier_view_form_save (self->form);
  dossier_view_verified_confirm (self->verified);
}
