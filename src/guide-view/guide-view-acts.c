/* guide-view-acts.c - what can be done with the guide, as actions: menus, buttons and keys only name them */
#include "config.h"

#include "guide-view-private.h"
#include "guide-view-versions.h"

#include <glib/gi18n-lib.h>

static const char *
none_if_empty (const char *text)
{
  return *text == '\0' ? NULL : text;
}

static void
act (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  GuideBook  *book = guide_view_get_book (widget);
  const char *one = NULL, *other = NULL;
  DossierAct *made = NULL;

  if (book == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &one, &other);
  if (g_str_equal (name, "guide.status"))
    made = guide_work_new_status (book, one, other, 0);
  else if (g_str_equal (name, "guide.viewpoints"))
    made = guide_work_new_viewpoints (book, one, none_if_empty (other));
  else if (g_str_equal (name, "guide.chapter"))
    made = guide_work_new_to_chapter (book, one, none_if_empty (other));
  else if (g_str_equal (name, "guide.group"))
    made = guide_work_new_group (book, one, none_if_empty (other));
  else if (g_str_equal (name, "guide.part"))
    made = guide_work_new_part (book, one, other);
  else if (g_str_equal (name, "guide.answering"))
    made = guide_work_new_answering (book, one, other);
  else if (g_str_equal (name, "guide.fit"))
    made = guide_work_new_fit (book, one, other);
  guide_view_write (widget, made);
}

static void
act_either (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GuideBook  *book = guide_view_get_book (widget);
  const char *one = NULL, *other = NULL;
  gboolean    yes;

  if (book == NULL)
    return;
  g_variant_get (parameter, "(&s&sb)", &one, &other, &yes);
  if (g_str_equal (name, "guide.speak"))
    guide_view_write (widget, guide_work_new_speak (book, one, other, yes));
  else if (g_str_equal (name, "guide.example"))
    guide_view_write (widget, guide_work_new_example (book, one, other, yes));
  else
    guide_view_write (widget, guide_work_new_settling (book, one, yes));
}

static void
act_step (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GuideBook  *book = guide_view_get_book (widget);
  const char *id = NULL;
  int         step = 0;

  if (book == NULL)
    return;
  g_variant_get (parameter, "(&si)", &id, &step);
  guide_view_write (widget, g_str_equal (name, "guide.step") ? guide_work_new_step (book, id, step) : guide_work_new_status (book, id, NULL, step));
}

static void
make_practice (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GuideBook  *book = guide_view_get_book (widget);
  const char *practice = NULL;
  DossierAct *made = book == NULL ? NULL : guide_work_new_from_words (book, g_variant_get_string (parameter, NULL), &practice);

  guide_view_write (widget, made);
}

/* Its words are written in its sheet, at once. */
static void
make_record (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GuideBook       *book = guide_view_get_book (widget);
  const char      *id = NULL;
  DossierAct      *made = NULL;
  g_autofree char *kept = NULL;

  if (book == NULL)
    return;
  if (g_str_equal (name, "guide.new-chapter"))
    made = guide_work_new_chapter (book, &id);
  else
    made = g_str_equal (name, "guide.new-open-question") ? guide_work_new_open_question (&id) : guide_work_new_tool (&id);
  kept = g_strdup (id);
  guide_view_write (widget, made);
  gtk_widget_activate_action (widget, "win.select", "s", kept);
}

/* s: the chapter; "": none. */
static void
make_empty_practice (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  GuideBook       *book = guide_view_get_book (widget);
  const char      *id = NULL;
  DossierAct      *made = book == NULL ? NULL : guide_work_new_practice (book, none_if_empty (g_variant_get_string (parameter, NULL)), &id);
  g_autofree char *kept = g_strdup (id);

  if (made == NULL)
    return;
  guide_view_show_next (widget, kept);
  guide_view_write (widget, made);
  gtk_widget_activate_action (widget, "win.select", "s", kept);
}

/* --- what asks for something more */

typedef struct
{
  char *practice, *kind;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_free (self->practice);
  g_free (self->kind);
  g_free (self);
}

static void
on_other_chosen (GtkWidget  *widget,
                 const char *id,
                 gpointer    user_data)
{
  Asking    *asking = user_data;
  GuideBook *book = guide_view_get_book (widget);

  if (book != NULL)
    guide_view_write (widget, guide_work_new_relation (book, asking->practice, asking->kind, id));
}

static void
relate (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  Asking *asking = g_new0 (Asking, 1);

  g_variant_get (parameter, "(ss)", &asking->practice, &asking->kind);
  guide_view_choose_practice (widget, _ ("The other practice"), asking->practice, on_other_chosen, asking, asking_free);
}

static void
on_link_chosen (GtkWidget  *widget,
                const char *id,
                gpointer    user_data)
{
  GuideBook *book = guide_view_get_book (widget);

  if (book != NULL)
    guide_view_write (widget, guide_work_new_example (book, user_data, id, TRUE));
}

static void
illustrate (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  guide_view_choose_link (widget, _ ("A link that shows it"), on_link_chosen, g_variant_dup_string (parameter, NULL), g_free);
}

static void
on_practice_chosen (GtkWidget  *widget,
                    const char *id,
                    gpointer    user_data)
{
  GuideBook *book = guide_view_get_book (widget);

  if (book != NULL)
    guide_view_write (widget, guide_work_new_group (book, user_data, id));
}

static void
put_behind (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  guide_view_choose_practice (widget, _ ("The practice it stands behind"), NULL, on_practice_chosen, g_variant_dup_string (parameter, NULL), g_free);
}

static void
open_practice (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  guide_view_place_show (GUIDE_VIEW_PLACE (widget), g_variant_get_string (parameter, NULL));
}

static void
open_chapter (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  guide_view_open_chapter (GUIDE_VIEW_PLACE (widget), g_variant_get_string (parameter, NULL));
}

static void
compare_versions (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  if (guide_view_get_book (widget) != NULL)
    gtk_window_present (GTK_WINDOW (guide_view_versions_new (widget, g_variant_get_string (parameter, NULL))));
}

void
guide_view_install_acts (GtkWidgetClass *klass)
{
  static const char *const words[] = { "guide.status", "guide.viewpoints", "guide.chapter", "guide.group", "guide.part", "guide.answering", "guide.fit" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_widget_class_install_action (klass, words[i], "(ss)", act);
  gtk_widget_class_install_action (klass, "guide.speak", "(ssb)", act_either);
  gtk_widget_class_install_action (klass, "guide.example", "(ssb)", act_either);
  gtk_widget_class_install_action (klass, "guide.settle", "(ssb)", act_either);
  gtk_widget_class_install_action (klass, "guide.step", "(si)", act_step);
  gtk_widget_class_install_action (klass, "guide.step-status", "(si)", act_step);
  gtk_widget_class_install_action (klass, "guide.make-practice", "s", make_practice);
  gtk_widget_class_install_action (klass, "guide.new-chapter", NULL, make_record);
  gtk_widget_class_install_action (klass, "guide.new-open-question", NULL, make_record);
  gtk_widget_class_install_action (klass, "guide.new-tool", NULL, make_record);
  gtk_widget_class_install_action (klass, "guide.new-practice", "s", make_empty_practice);
  gtk_widget_class_install_action (klass, "guide.relate", "(ss)", relate);
  gtk_widget_class_install_action (klass, "guide.illustrate", "s", illustrate);
  gtk_widget_class_install_action (klass, "guide.put-behind", "s", put_behind);
  gtk_widget_class_install_action (klass, "guide.open", "s", open_practice);
  gtk_widget_class_install_action (klass, "guide.open-chapter", "s", open_chapter);
  gtk_widget_class_install_action (klass, "guide.versions", "s", compare_versions);
}
