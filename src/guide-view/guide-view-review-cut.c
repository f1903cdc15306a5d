#include "config.h"

#include "guide-view-review-cut.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As high as its words, about; longer ones scroll. */
#define LINE_LETTERS 50
#define LINE_HEIGHT 22
#define MOST_LINES 12

typedef struct
{
  GtkWidget   *popover; /* borrowed: it owns this */
  GtkTextView *words;
  guint        id;
} Cut;

static void
cut_here (Cut *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter      start, at;
  g_autofree char *before = NULL;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &at, TRUE);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (self->popover, "review.cut", "(ut)", self->id, (guint64) strlen (before));
}

static gboolean
on_key (Cut            *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  cut_here (self);
  return GDK_EVENT_STOP;
}

/* After its first sentence, if it has two. */
static void
propose (GtkTextBuffer *buffer,
         const char    *raw)
{
  g_autoptr (GRegex)     pattern = g_regex_new ("[.!?…]\\s+(?=\\S)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GtkTextIter            at;
  int                    end = 0;

  if (g_regex_match (pattern, raw, 0, &match))
    g_match_info_fetch_pos (match, 0, NULL, &end);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) g_utf8_strlen (raw, end));
  gtk_text_buffer_place_cursor (buffer, &at);
}

static GtkTextView *
make_words (Cut        *self,
            const char *raw)
{
  GtkTextView        *words = GTK_TEXT_VIEW (gtk_text_view_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_editable (words, FALSE);
  gtk_text_view_set_cursor_visible (words, TRUE);
  gtk_text_view_set_wrap_mode (words, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (words, FALSE);
  gtk_text_view_set_left_margin (words, 9);
  gtk_text_view_set_right_margin (words, 9);
  gtk_text_view_set_top_margin (words, 9);
  gtk_text_view_set_bottom_margin (words, 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("As it was typed"), -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (words), raw, -1);
  propose (gtk_text_view_get_buffer (words), raw);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (words), keys);
  return words;
}

GtkWidget *
guide_view_review_cut_new (guint       id,
                           const char *raw,
                           gboolean    is_narrow)
{
  Cut       *self = g_new0 (Cut, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (_ ("Put the cursor where it is to be cut, then press Enter.")), *button = gtk_button_new_with_label (_ ("Cut Here"));

  self->id = id;
  self->popover = gtk_popover_new ();
  self->words = make_words (self, raw);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->words));
  gtk_widget_set_size_request (scrolled, is_narrow ? 300 : 420, CLAMP ((int) g_utf8_strlen (raw, -1) / LINE_LETTERS + 1, 2, MOST_LINES) * LINE_HEIGHT);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (cut_here), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (gtk_widget_grab_focus), self->words);
  g_object_set_data_full (G_OBJECT (self->popover), "cut", self, g_free);
  return self->popover;
}
