#include "config.h"

#include "guide-view-practice-parts.h"

#include "guide-view-practice-found.h"
#include "guide-view-private.h"
#include "guide-view-text.h"
#include "guide-view-wrap.h"

#include <glib/gi18n-lib.h>

/* --- popovers made when they are opened: the button holds the book and the id of the practice */

static const GuidePractice *
find_practice (GtkMenuButton *button,
               GuideBook    **book)
{
  *book = g_object_get_data (G_OBJECT (button), "book");
  return guide_book_find_practice (*book, g_object_get_data (G_OBJECT (button), "practice"));
}

static GtkWidget *
make_popover (GtkMenuButton *button,
              const char    *title)
{
  GtkWidget *popover = gtk_popover_new (), *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_widget_add_css_class (popover, "behind");
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
  return box;
}

static GtkWidget *
make_icon_button (const char *icon,
                  const char *name,
                  const char *action,
                  GVariant   *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  return button;
}

static void
close_popover (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Closed before it acts: what is done may go to another place, and a popover left open there keeps every key for itself. */
static void
on_text_clicked (GtkWidget  *button,
                 const char *action)
{
  GVariant *target = g_object_get_data (G_OBJECT (button), "target");

  close_popover (button);
  gtk_widget_activate_action_variant (button, action, target);
}

/* action: static. */
static GtkWidget *
make_text_button (const char *text,
                  const char *action,
                  GVariant   *target)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), "target", g_variant_ref_sink (target), (GDestroyNotify) g_variant_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_text_clicked), (gpointer) action);
  return button;
}

static GtkWidget *
make_line (GtkWidget *text,
           GtkWidget *button)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
open_examples (GtkMenuButton *button,
               gpointer       user_data)
{
  GuideBook           *book;
  const GuidePractice *practice = find_practice (button, &book);
  GtkWidget           *box = make_popover (button, _ ("Links that show it"));

  for (guint i = 0; i < practice->links->len; i++)
    {
      const GuideName *link = practice->links->pdata[i];
      GtkWidget       *go = make_text_button (link->title, "win.show-example", g_variant_new ("(ss)", link->id, practice->id));
      GtkWidget       *drop = make_icon_button ("list-remove-symbolic", _ ("No longer an example"), "guide.example", g_variant_new ("(ssb)", practice->id, link->id, FALSE));

      gtk_widget_set_tooltip_text (go, _ ("Show on the map"));
      gtk_box_append (GTK_BOX (box), make_line (go, drop));
    }
  gtk_box_append (GTK_BOX (box), make_text_button (_ ("Add a link…"), "guide.illustrate", g_variant_new_string (practice->id)));
}

static void
open_postits (GtkMenuButton *button,
              gpointer       user_data)
{
  GuideBook           *book;
  const GuidePractice *practice = find_practice (button, &book);
  GtkWidget           *box = make_popover (button, _ ("Post-its behind it"));

  for (guint i = 0; i < practice->postits->len; i++)
    {
      const GuidePostit *postit = practice->postits->pdata[i];
      GtkWidget         *text = guide_view_text_new_plain (postit->text);
      GtkWidget         *back = make_icon_button ("edit-undo-symbolic", _ ("Back on the board"), "guide.group", g_variant_new ("(ss)", postit->id, ""));

      gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
      gtk_widget_add_css_class (text, "postit");
      gtk_box_append (GTK_BOX (box), make_line (text, back));
    }
}

static void
on_comment_entered (GtkEntry *entry)
{
  GuideBook  *book = guide_view_get_book (GTK_WIDGET (entry));
  const char *practice = g_object_get_data (G_OBJECT (entry), "practice");
  DossierAct *act = book == NULL ? NULL : guide_work_new_comment (book, practice, gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (act == NULL)
    return;
  guide_view_write (GTK_WIDGET (entry), act);
  close_popover (GTK_WIDGET (entry));
}

static void
open_comments (GtkMenuButton *button,
               gpointer       user_data)
{
  GuideBook           *book;
  const GuidePractice *practice = find_practice (button, &book);
  GtkWidget           *box = make_popover (button, _ ("Comments")), *entry = gtk_entry_new ();

  for (guint i = 0; i < practice->comments->len; i++)
    {
      const GuideComment *comment = practice->comments->pdata[i];
      GtkWidget          *text = guide_view_text_new_plain (comment->text);
      GtkWidget          *settle = comment->is_settled ? make_icon_button ("edit-undo-symbolic", _ ("Take it up again"), "guide.settle", g_variant_new ("(ssb)", comment->id, "", FALSE))
                                                       : make_icon_button ("object-select-symbolic", _ ("It is settled"), "guide.settle", g_variant_new ("(ssb)", comment->id, "", TRUE));

      gtk_label_set_max_width_chars (GTK_LABEL (text), 44);
      if (comment->is_settled)
        gtk_widget_add_css_class (text, "settled");
      gtk_box_append (GTK_BOX (box), make_line (text, settle));
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Add a comment"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a comment"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  g_object_set_data_full (G_OBJECT (entry), "practice", g_strdup (practice->id), g_free);
  g_signal_connect (entry, "activate", G_CALLBACK (on_comment_entered), NULL);
  gtk_box_append (GTK_BOX (box), entry);
}

static void
open_tools (GtkMenuButton *button,
            gpointer       user_data)
{
  GuideBook           *book;
  const GuidePractice *practice = find_practice (button, &book);
  GtkWidget           *box = make_popover (button, _ ("Tools"));

  for (guint i = 0; i < practice->tools->len; i++)
    {
      const GuideTool *tool = practice->tools->pdata[i];

      gtk_box_append (GTK_BOX (box), make_text_button (tool->title, "win.select", g_variant_new_string (tool->id)));
    }
}

/* The button holds the field too. */
static void
open_found (GtkMenuButton *button,
            gpointer       user_data)
{
  GuideBook            *book;
  const GuidePractice  *practice = find_practice (button, &book);
  g_autoptr (GPtrArray) fields = guide_view_found_list (practice);
  const char           *field = g_object_get_data (G_OBJECT (button), "field");

  for (guint i = 0; i < fields->len; i++)
    {
      const GuideViewFound *found = fields->pdata[i];
      GtkWidget            *box;

      if (!g_str_equal (found->field, field))
        continue;
      box = make_popover (button, guide_view_found_get_title (found, book));
      for (guint j = 0; j < found->words->len; j++)
        {
          g_autofree char *line = guide_view_found_dup_line (found, book, found->words->pdata[j]);

          gtk_box_append (GTK_BOX (box), make_text_button (line, "win.show-found", guide_view_found_new_target (found, book, practice, found->words->pdata[j])));
        }
      gtk_box_append (GTK_BOX (box), make_text_button (_ ("All these links"), "win.show-found", guide_view_found_new_target (found, book, practice, NULL)));
    }
}

/* --- the buttons */

static GtkWidget *
make_sign (const char *icon,
           const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END); /* a narrow window */
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Takes text. */
static GtkWidget *
make_button (GuideBook                   *book,
             const GuidePractice         *practice,
             const char                  *icon,
             char                        *text,
             GtkMenuButtonCreatePopupFunc open)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), make_sign (icon, text));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "behind");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), "book", guide_book_ref (book), (GDestroyNotify) guide_book_unref);
  g_object_set_data_full (G_OBJECT (button), "practice", g_strdup (practice->id), g_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open, NULL, NULL);
  g_free (text);
  return button;
}

/* One word leads there at once; several are a list. */
static GtkWidget *
make_found (GuideBook            *book,
            const GuidePractice  *practice,
            const GuideViewFound *found)
{
  g_autofree char *words = guide_view_found_dup_words (found, book), *sign = guide_view_found_dup_sign (found);
  GtkWidget       *button;

  if (found->words->len > 1)
    {
      button = make_button (book, practice, "emblem-shared-symbolic", g_steal_pointer (&sign), open_found);
      g_object_set_data (G_OBJECT (button), "field", (gpointer) found->field);
    }
  else
    {
      button = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (button), make_sign ("emblem-shared-symbolic", sign));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "behind");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-found");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), guide_view_found_new_target (found, book, practice, found->words->pdata[0]));
    }
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static guint
count_unsettled (const GuidePractice *practice)
{
  guint n = 0;

  for (guint i = 0; i < practice->comments->len; i++)
    n += !((GuideComment *) practice->comments->pdata[i])->is_settled;
  return n;
}

static char *
dup_comments (const GuidePractice *practice)
{
  guint n = count_unsettled (practice);

  if (n > 0)
    return g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);
  return g_strdup (practice->comments->len > 0 ? _ ("Comments settled") : _ ("Comment"));
}

/* Their own padding keeps them apart; the first stands where the words above it begin. */
static GtkWidget *
make_around (void)
{
  GtkWidget *box = guide_view_wrap_new (6, 0);

  gtk_widget_add_css_class (box, "around");
  return box;
}

GtkWidget *
guide_view_practice_found_new (GuideBook           *book,
                               const GuidePractice *practice)
{
  g_autoptr (GPtrArray) found = guide_view_found_list (practice);
  GtkWidget            *box = make_around ();

  for (guint i = 0; i < found->len; i++)
    guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_found (book, practice, found->pdata[i]));
  gtk_widget_set_visible (box, found->len > 0);
  return box;
}

GtkWidget *
guide_view_practice_parts_new (GuideBook           *book,
                               const GuidePractice *practice)
{
  GtkWidget *box = make_around ();
  guint      n_links = practice->links->len, n_postits = practice->postits->len, n_tools = practice->tools->len;

  if (n_links > 0)
    guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_button (book, practice, "mark-location-symbolic", g_strdup_printf (ngettext ("Illustrated by %u link", "Illustrated by %u links", n_links), n_links), open_examples));
  if (n_postits > 0)
    guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_button (book, practice, "view-grid-symbolic", g_strdup_printf (ngettext ("%u post-it", "%u post-its", n_postits), n_postits), open_postits));
  if (n_tools > 0)
    guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_button (book, practice, "mail-attachment-symbolic", g_strdup_printf (ngettext ("%u tool", "%u tools", n_tools), n_tools), open_tools));
  guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_button (book, practice, "chat-message-new-symbolic", dup_comments (practice), open_comments));
  return box;
}

/* --- words said */

static char *
dup_who (GuideBook          *book,
         const GuidePassage *passage)
{
  if (passage->role != NULL && passage->speaker_type != NULL)
    return g_strdup_printf ("— %s, %s", passage->role, passage->speaker_type);
  if (passage->role != NULL || passage->speaker_type != NULL)
    return g_strdup_printf ("— %s", passage->role != NULL ? passage->role : passage->speaker_type);
  if (passage->nature != NULL)
    return g_strdup (dossier_vocabulary_get_label (book->vocabulary, "passage_nature", passage->nature));
  return NULL;
}

/* Where it is heard. */
static GtkWidget *
make_mark (const GuidePassage *passage)
{
  GtkWidget       *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *name = g_strdup_printf (_ ("Listen to it in the recording, from %s"), passage->mark);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("media-playback-start-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (passage->mark));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quiet-chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Listen to it in the recording"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", passage->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.listen");
  return button;
}

static GtkWidget *
make_who (const char         *who,
          const GuidePassage *passage)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label = guide_view_text_new_plain (who != NULL ? who : "");

  gtk_widget_add_css_class (label, "who");
  gtk_widget_set_visible (label, who != NULL);
  gtk_box_append (GTK_BOX (line), label);
  if (passage->mark != NULL)
    gtk_box_append (GTK_BOX (line), make_mark (passage));
  return line;
}

/* What develops a practice is of the text; what people said is set apart. */
GtkWidget *
guide_view_passage_new (GuideBook          *book,
                        const GuidePassage *passage)
{
  gboolean         is_verbatim = g_strcmp0 (passage->nature, "verbatim") == 0, is_text = g_strcmp0 (passage->nature, "development") == 0;
  g_autofree char *text = is_verbatim ? g_strdup_printf ("«\302\240%s\302\240»", passage->text) : NULL, *who = is_text ? NULL : dup_who (book, passage);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  if (!is_text)
    {
      gtk_widget_add_css_class (box, "passage");
      gtk_widget_add_css_class (box, passage->nature != NULL ? passage->nature : "verbatim");
    }
  gtk_box_append (GTK_BOX (box), guide_view_text_new_label (text != NULL ? text : passage->text, book->glossary));
  if (who != NULL || passage->mark != NULL)
    gtk_box_append (GTK_BOX (box), make_who (who, passage));
  return box;
}

/* Read from the other side, the same words turned round. */
static const char *
get_turned (const char *kind)
{
  static const struct
  {
    const char *kind, *words;
  } turned[] = {
    { "duplicate", N_ ("says the same as") },
    { "nuance", N_ ("is qualified by") },
    { "contradicts", N_ ("is contradicted by") },
    { "completes", N_ ("is completed by") },
    { "example", N_ ("is shown by") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    if (g_strcmp0 (turned[i].kind, kind) == 0)
      return _ (turned[i].words);
  return kind;
}

/* Words, and where they lead. */
static GtkWidget *
make_lead (const char *words,
           const char *text,
           const char *action,
           const char *target)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *kind = gtk_label_new (words), *button = gtk_button_new (), *label = guide_view_text_new_plain (text);

  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (line, "relation");
  gtk_widget_set_valign (kind, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (line), kind);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

GtkWidget *
guide_view_practice_relation_new (GuideBook           *book,
                                  const GuideRelation *relation)
{
  const char      *words = relation->is_ours ? dossier_vocabulary_get_label (book->vocabulary, "practice_relation", relation->kind) : get_turned (relation->kind);
  g_autofree char *text = g_strdup_printf ("%s  %s", relation->other->number, relation->other->statement);

  return make_lead (words, text, "guide.open", relation->other->id);
}

GtkWidget *
guide_view_practice_chapter_new (const GuideChapter *chapter)
{
  g_autofree char *text = g_strdup_printf ("%s  %s", chapter->number, chapter->title);

  /* Translators: a practice, written in one question, answers another too, named after it. */
  return make_lead (_ ("also answers"), text, "guide.open-chapter", chapter->id);
}
