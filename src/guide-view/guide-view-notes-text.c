/* guide-view-notes-text.c - notes as a page: each passage is tinted, and followed by a button that names what it became
 *
 * The buttons stand in the text and are no part of it: places are counted without them.
 */
#include "config.h"

#include "guide-view-notes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "M": a moment of the recording. */
static const struct
{
  const char *becomes, *label, *colour;
} kinds[] = {
  { "practice", N_ ("Practice"), "rgba(53,132,228,0.20)" },
  { "brake", N_ ("Brake"), "rgba(230,97,0,0.20)" },
  { "link", N_ ("Link"), "rgba(46,194,126,0.22)" },
  { "passage", N_ ("Verbatim"), "rgba(145,65,172,0.18)" },
  { "open_question", N_ ("Question"), "rgba(229,165,10,0.24)" },
};

static guint
find_kind (const char *becomes)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[i].becomes, becomes))
    i++;
  return i;
}

/* --- places */

static GtkTextBuffer *
get_buffer (GuideViewNotes *self)
{
  return gtk_text_view_get_buffer (self->text);
}

static gsize
get_place (GuideViewNotes    *self,
           const GtkTextIter *at)
{
  GtkTextIter      start;
  g_autofree char *before = NULL;

  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  before = gtk_text_buffer_get_text (get_buffer (self), &start, at, TRUE); /* buttons left out */
  return strlen (before);
}

/* Before the buttons that stand there. */
static void
find_iter (GuideViewNotes *self,
           gsize           place,
           GtkTextIter    *at)
{
  const char *text = self->notes->text;
  glong       letters = g_utf8_pointer_to_offset (text, text + MIN (place, strlen (text)));

  gtk_text_buffer_get_start_iter (get_buffer (self), at);
  while (letters > 0)
    {
      letters -= gtk_text_iter_get_child_anchor (at) == NULL;
      if (!gtk_text_iter_forward_char (at))
        return;
    }
}

gboolean
guide_view_notes_get_selection (GuideViewNotes *self,
                                gsize          *start,
                                gsize          *length)
{
  GtkTextIter first, last;
  gboolean    is_selected = gtk_text_buffer_get_selection_bounds (get_buffer (self), &first, &last);

  if (!is_selected)
    {
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &first, gtk_text_buffer_get_insert (get_buffer (self)));
      last = first;
    }
  *start = get_place (self, &first);
  *length = get_place (self, &last) - *start;
  return *length > 0;
}

void
guide_view_notes_select (GuideViewNotes *self,
                         gsize           start,
                         gsize           length)
{
  GtkTextIter first, last;

  find_iter (self, start, &first);
  find_iter (self, start + length, &last);
  gtk_text_buffer_select_range (get_buffer (self), &last, &first);
  gtk_text_view_scroll_mark_onscreen (self->text, gtk_text_buffer_get_insert (get_buffer (self)));
}

const GuideNote *
guide_view_notes_find_note (GuideViewNotes *self)
{
  gsize start, length;

  guide_view_notes_get_selection (self, &start, &length);
  for (guint i = 0; self->notes != NULL && i < self->notes->notes->len; i++)
    {
      const GuideNote *note = self->notes->notes->pdata[i];

      if (note->is_found && start >= note->start && start <= note->start + note->length)
        return note;
    }
  return NULL;
}

const GuideMoment *
guide_view_notes_find_moment (GuideViewNotes *self)
{
  gsize start, length;

  guide_view_notes_get_selection (self, &start, &length);
  for (guint i = 0; self->notes != NULL && i < self->notes->moments->len; i++)
    {
      const GuideMoment *moment = &g_array_index (self->notes->moments, GuideMoment, i);

      if (start >= moment->start && start <= moment->start + moment->length)
        return moment;
    }
  return NULL;
}

/* --- what is marked */

static GtkWidget *
make_chip (const GuideNote *note)
{
  guint            kind = find_kind (note->becomes);
  gboolean         is_short = g_str_equal (note->becomes, "passage") || g_str_equal (note->becomes, "brake");
  g_autofree char *label = is_short && note->title != NULL ? g_strdup_printf ("%s · %s", _ (kinds[kind].label), note->title) : g_strdup (_ (kinds[kind].label));
  g_autofree char *spoken = note->title != NULL ? g_strdup_printf ("%s: %s", _ (kinds[kind].label), note->title) : g_strdup (label);
  GtkWidget       *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "note-chip");
  gtk_widget_add_css_class (button, note->becomes);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE); /* Enter in the text opens it */
  gtk_widget_set_cursor_from_name (button, "pointer");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", note->becomes, note->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "notes.open");
  return button;
}

static void
take_marks_away (GuideViewNotes *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  while (!gtk_text_iter_is_start (&end))
    {
      GtkTextIter before = end;

      gtk_text_iter_backward_char (&before);
      if (gtk_text_iter_get_child_anchor (&before) != NULL)
        gtk_text_buffer_delete (buffer, &before, &end);
      end = before;
    }
}

static void
tint (GuideViewNotes *self,
      const char     *tag,
      gsize           start,
      gsize           length)
{
  GtkTextIter first, last;

  find_iter (self, start, &first);
  find_iter (self, start + length, &last);
  gtk_text_buffer_apply_tag_by_name (get_buffer (self), tag, &first, &last);
}

static void
add_chip (GuideViewNotes  *self,
          const GuideNote *note)
{
  GtkTextIter         at, after;
  GtkTextChildAnchor *anchor;

  find_iter (self, note->start + note->length, &at);
  anchor = gtk_text_buffer_create_child_anchor (get_buffer (self), &at);
  gtk_text_view_add_child_at_anchor (self->text, make_chip (note), anchor);
  gtk_text_buffer_get_iter_at_child_anchor (get_buffer (self), &at, anchor);
  after = at;
  gtk_text_iter_forward_char (&after);
  gtk_text_buffer_remove_all_tags (get_buffer (self), &at, &after);
}

/* The last first: what stands before stays where it was counted. */
static void
put_marks (GuideViewNotes *self)
{
  for (guint i = 0; i < self->notes->moments->len; i++)
    {
      const GuideMoment *moment = &g_array_index (self->notes->moments, GuideMoment, i);

      tint (self, "moment", moment->start, moment->length);
    }
  for (guint i = self->notes->notes->len; i > 0; i--)
    {
      const GuideNote *note = self->notes->notes->pdata[i - 1];

      if (!note->is_found)
        continue;
      tint (self, kinds[find_kind (note->becomes)].becomes, note->start, note->length);
      add_chip (self, note);
    }
}

/* Notes that say the same keep the cursor, the selection and the place on the screen. */
void
guide_view_notes_show_text (GuideViewNotes *self)
{
  GtkTextBuffer   *buffer = get_buffer (self);
  GtkTextIter      first, last;
  g_autofree char *was = NULL;
  gsize            start, length;

  guide_view_notes_get_selection (self, &start, &length);
  take_marks_away (self);
  gtk_text_buffer_get_bounds (buffer, &first, &last);
  was = gtk_text_buffer_get_text (buffer, &first, &last, TRUE);
  if (!g_str_equal (was, self->notes->text))
    {
      gtk_text_buffer_set_text (buffer, self->notes->text, -1);
      start = length = 0;
    }
  put_marks (self);
  find_iter (self, start, &first);
  find_iter (self, start + length, &last);
  gtk_text_buffer_select_range (buffer, &last, &first);
}

/* --- once */

static GMenuModel *
make_menu (void)
{
  static const struct
  {
    const char        *label;
    GuideSelectionKind kind;
  } acts[] = {
    { N_ ("Make a practice of it (P)"), GUIDE_SELECTION_PRACTICE },
    { N_ ("It is a brake… (F)"), GUIDE_SELECTION_BRAKE },
    { N_ ("It tells of a link… (L)"), GUIDE_SELECTION_LINK },
    { N_ ("Keep the words of somebody… (V)"), GUIDE_SELECTION_VERBATIM },
    { N_ ("It is a question left open (Q)"), GUIDE_SELECTION_QUESTION },
  };
  GMenu *menu = g_menu_new (), *section = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (acts[i].label), NULL);

      g_menu_item_set_action_and_target (item, "notes.make", "u", (guint) acts[i].kind);
      g_menu_append_item (section, item);
    }
  g_menu_append (section, _ ("Select the sentence (S)"), "notes.sentence");
  g_menu_append (section, _ ("Select the next quotation (C)"), "notes.quotation");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}

static gboolean
on_key (GuideViewNotes *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  static const struct
  {
    guint       key;
    const char *action;
    int         kind;
  } keys[] = {
    { GDK_KEY_p, "notes.make", GUIDE_SELECTION_PRACTICE },
    { GDK_KEY_f, "notes.make", GUIDE_SELECTION_BRAKE },
    { GDK_KEY_l, "notes.make", GUIDE_SELECTION_LINK },
    { GDK_KEY_v, "notes.make", GUIDE_SELECTION_VERBATIM },
    { GDK_KEY_q, "notes.make", GUIDE_SELECTION_QUESTION },
    { GDK_KEY_s, "notes.sentence", -1 },
    { GDK_KEY_c, "notes.quotation", -1 },
    { GDK_KEY_Return, "notes.enter", -1 },
    { GDK_KEY_KP_Enter, "notes.enter", -1 },
    { GDK_KEY_space, "notes.play", -1 },
    { GDK_KEY_F8, "notes.next", -1 },
  };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (key))
      {
        if (keys[i].kind >= 0)
          gtk_widget_activate_action (GTK_WIDGET (self->text), keys[i].action, "u", (guint) keys[i].kind);
        else
          gtk_widget_activate_action (GTK_WIDGET (self->text), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* On a moment of the recording, where nothing gets selected. */
static void
on_clicked (GuideViewNotes *self,
            int             n_presses)
{
  gsize start, length;

  if (n_presses == 1 && !guide_view_notes_get_selection (self, &start, &length) && guide_view_notes_find_moment (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->text), "notes.listen", "u", guide_view_notes_find_moment (self)->seconds);
}

void
guide_view_notes_set_up_text (GuideViewNotes *self)
{
  GtkEventController    *keys = gtk_event_controller_key_new ();
  GtkGesture            *click = gtk_gesture_click_new ();
  g_autoptr (GMenuModel) menu = make_menu ();

  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE); /* Ctrl+Z takes back what was made */
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_text_buffer_create_tag (get_buffer (self), kinds[i].becomes, "background", kinds[i].colour, NULL);
  gtk_text_buffer_create_tag (get_buffer (self), "moment", "underline", PANGO_UNDERLINE_SINGLE, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_view_set_extra_menu (self->text, menu);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_object (click, "released", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), GTK_EVENT_CONTROLLER (click));
}
