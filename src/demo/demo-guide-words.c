#include "demo-guide-words.h"

const char *const demo_guide_questions[DEMO_GUIDE_N_QUESTIONS] = {
  "Qu’est-ce qui donne envie de se parler ?",
  "Par quelle porte entrer ?",
  "Comment tenir au-delà d’une année ?",
  "Sur qui s’appuyer ?",
  "À quoi cela sert-il, au fond ?",
};

const DemoGuidePractice demo_guide_practices[] = {
  { 1, 0, "approach", "Se présenter avant d’avoir besoin de quelque chose", "venir les mains vides, juste dire bonjour", "Une visite en septembre, sans dossier ni demande. On laisse une carte, un nom, un numéro direct ; on note celui de la personne rencontrée." },
  { 1, 0, "approach", "Arriver avec une idée, repartir avec la leur", NULL, "Une proposition d’une demi-page suffit pour ouvrir. Elle sert à être discutée : ce qui reste à la fin n’est jamais ce qu’on avait écrit." },
  { 1, 3, "condition", "Connaître les contraintes de l’école avant de proposer", "on oublie toujours le calendrier des évaluations", "Calendrier des évaluations, sorties soumises à autorisation, service des enseignants : une page aide-mémoire évite bien des refus." },
  { 1, 0, "condition", "Répondre vite quand l’école appelle", NULL, "Rappeler dans la journée, même pour dire que l’on ne peut pas." },
  { 1, 0, "approach", "Montrer plutôt que raconter", NULL, "Inviter deux enseignants à une séance vaut mieux que trois plaquettes." },
  { 1, 3, "condition", "Dire du bien de l’école devant les parents", NULL, "Les familles rapportent tout. Un mot juste, dit à la grille, ouvre la porte du bureau." },

  { 2, 0, "way_in", "Prendre place aux passages d’une école à l’autre", "le CM2, la 6e, c’est là que tout le monde a peur", "Visite du collège avec les familles, un soir de mai, puis permanence la première semaine de septembre." },
  { 2, 0, "way_in", "Se retrouver là où l’on ne parle pas d’école", NULL, "Un stand de crêpes tenu ensemble a fait plus que deux ans de courriers." },
  { 2, 0, "way_in", "Se servir d’un dispositif comme d’un prétexte", NULL, "Le dispositif donne un cadre, un budget et une raison de se revoir. La relation doit pouvoir lui survivre." },
  { 2, 0, "way_in", "Être là quand cela va mal", "quand ça chauffe devant la grille ils nous appellent", "On aide d’abord à faire retomber la tension ; le projet viendra après, ou ne viendra pas." },
  { 2, 5, "way_in", "Regarder le quartier avec les élèves", NULL, "Une promenade, des photos, une carte : la classe a travaillé son programme, le centre a son diagnostic." },
  { 2, 0, "way_in", "Aider à écrire un dossier", NULL, NULL },
  { 2, 4, "way_in", "Passer par les parents élus", NULL, "Ils connaissent l’ordre du jour du conseil d’école et savent quand demander dix minutes." },

  { 3, 0, "condition", "Écrire sur une page qui fait quoi", "une feuille A4 pas plus", "Qui prévient, qui ouvre, qui range, qui appelle les familles. Relue ensemble à chaque rentrée." },
  { 3, 0, "condition", "Fixer la date suivante avant de se quitter", NULL, "Le plus petit des rites, et celui qui manque le plus quand une relation s’éteint." },
  { 3, 4, "condition", "Savoir, de chaque côté, qui tient le fil", "si elle s’en va tout s’arrête", "Un nom par côté, et un second qui sait. Le changement de personne se prépare en juin, pas en septembre." },
  { 3, 0, "approach", "Faire le bilan à la même table", NULL, "Une heure, tous ensemble, parents compris. On commence par ce que les enfants en disent." },
  { 3, 0, "brake", "Ne pas confondre habitude et accord", NULL, "Après trois ans personne ne sait plus pourquoi l’on fait ainsi. Reposer la question coûte moins cher qu’un malentendu." },
  { 3, 0, "brake", "Accepter que les calendriers ne soient pas les mêmes", NULL, "L’école prépare en juin, les financements tombent en avril : un tableau commun des échéances." },
  { 3, 0, "condition", "Parler tôt de ce qui gêne", NULL, NULL },
  { 3, 0, "posture", "Garder un cadre où chacun peut parler", NULL, "Le centre distribue la parole, reformule, protège celui qui ose." },

  { 4, 0, "actor", "La direction, toujours, et d’abord", NULL, "Même quand le projet se fait avec un seul enseignant." },
  { 4, 0, "actor", "Le coordonnateur du réseau, quand il y en a un", NULL, "Il a du temps pour cela et connaît toutes les écoles alentour." },
  { 4, 0, "actor", "Ceux qui sont là tous les jours : gardiens, animateurs du midi", "le gardien sait tout avant tout le monde", "Ils voient les enfants et les parents hors de la classe ; leur avis se demande." },
  { 4, 0, "actor", "L’inspection, pour ce qui doit être autorisé", NULL, NULL },
  { 4, 2, "actor", "Les parents qui traduisent", NULL, "Une maman qui explique le carnet dans sa langue change une réunion. On la remercie, on ne l’use pas." },

  { 5, 0, "purpose", "Que les parents passent la grille sans crainte", "j’ai pas remis les pieds dans une école depuis mes 15 ans", "Beaucoup gardent un mauvais souvenir. Le centre fait un bout du chemin avec eux, puis se retire." },
  { 5, 0, "purpose", "Que l’enfant entende la même chose partout", NULL, "Trois adultes d’accord sur l’heure du coucher ou sur les écrans, c’est déjà beaucoup." },
  { 5, 3, "purpose", "Faire ensemble ce qu’aucun ne peut faire seul", NULL, "L’école a les élèves, le centre a les soirs, les familles ont le reste." },
  { 5, 0, "posture", "Traduire les uns aux autres", NULL, "Redire sans trahir : ce que veut dire « fragile » dans un bulletin, ce que veut dire un silence en réunion." },
  { 5, 0, "idea", "Compter ce que cela change", NULL, NULL },
  { 0 }
};

const DemoGuidePostit demo_guide_postits[] = {
  { 1, 1, 1, "dire bonjour en septembre" },
  { 1, 1, 1, "un visage sur un nom" },
  { 1, 1, 2, "une petite idée pas un gros projet" },
  { 1, 1, 2, "laisser de la place à l’autre" },
  { 1, 1, 3, "connaître leur emploi du temps !" },
  { 1, 1, 4, "rappeler le jour même" },
  { 1, 1, 5, "venez voir" },
  { 1, 1, 6, "ne jamais critiquer devant les familles" },
  { 1, 1, 0, "le café" },
  { 2, 1, 0, "avoir le temps" },
  { 1, 2, 7, "passage au collège" },
  { 1, 2, 7, "la peur de la 6e (enfants ET parents)" },
  { 1, 2, 8, "kermesse" },
  { 1, 2, 8, "fête du quartier" },
  { 1, 2, 9, "CLAS" },
  { 1, 2, 9, "le PRE nous a fait nous rencontrer" },
  { 1, 2, 10, "une bagarre à la sortie" },
  { 1, 2, 10, "quand l’école n’en peut plus" },
  { 2, 2, 11, "marche exploratoire avec les CM1" },
  { 1, 2, 12, "dossier de subvention" },
  { 1, 2, 13, "délégués de parents" },
  { 2, 2, 13, "ordre du jour du conseil d’école" },
  { 2, 2, 0, "le hasard" },
  { 1, 3, 14, "qui fait quoi" },
  { 1, 3, 14, "une feuille, pas dix" },
  { 1, 3, 15, "prendre la date suivante" },
  { 1, 3, 16, "une personne repère" },
  { 2, 3, 16, "et si elle part ?" },
  { 2, 3, 16, "passer le relais en juin" },
  { 1, 3, 17, "bilan tous ensemble" },
  { 1, 3, 17, "les enfants au bilan" },
  { 2, 3, 18, "on a toujours fait comme ça" },
  { 2, 3, 19, "appels à projets en avril…" },
  { 1, 3, 20, "oser dire ce qui ne va pas" },
  { 1, 3, 21, "chacun a la parole" },
  { 2, 3, 0, "de la constance" },
  { 1, 4, 22, "la directrice" },
  { 1, 4, 22, "le principal adjoint" },
  { 1, 4, 23, "coordo du réseau" },
  { 1, 4, 24, "le gardien" },
  { 1, 4, 24, "les dames de la cantine" },
  { 2, 4, 24, "animateurs du midi" },
  { 2, 4, 25, "inspectrice ?" },
  { 1, 4, 26, "la maman qui traduit" },
  { 1, 4, 0, "les grands frères" },
  { 2, 4, 0, "bailleur (hall de l’immeuble)" },
  { 1, 5, 27, "que les parents osent" },
  { 1, 5, 27, "passer la grille" },
  { 1, 5, 28, "parler d’une même voix" },
  { 1, 5, 29, "1 + 1 = 3" },
  { 1, 5, 30, "traduire" },
  { 2, 5, 30, "expliquer le bulletin" },
  { 2, 5, 31, "comment on mesure ?" },
  { 2, 5, 0, "que les enfants soient fiers" },
  { 0 }
};

const DemoGuidePassage demo_guide_passages[] = {
  { 1, "head", "verbatim", "elle est venue comme ça, en septembre, sans rien demander. du coup en janvier c’est elle que j’ai appelée", "Elle est venue en septembre sans rien demander. Du coup, en janvier, c’est elle que j’ai appelée." },
  { 3, "teacher", "verbatim", "moi si vous m’appelez en juin je peux pas, en mai tout est déjà décidé", "Si vous m’appelez en juin, je ne peux pas : en mai, tout est déjà décidé." },
  { 7, "pupils_parent", "verbatim", "le collège ça me faisait plus peur à moi qu’à lui", NULL },
  { 8, "family_officer", "verbatim", "on a vendu des crêpes avec le directeur. Depuis il me tutoie", "On a vendu des crêpes avec le directeur. Depuis, il me tutoie." },
  { 10, "principal", "paraphrase", "Le principal raconte que le centre a tenu la grille avec lui trois soirs de suite, et que cela ne s’oublie pas.", NULL },
  { 14, "clas_officer", "example", "La feuille est affichée dans la salle des maîtres et dans notre bureau ; la même, au même endroit depuis quatre ans.", NULL },
  { 16, "cpe", "verbatim", "quand je suis arrivé personne m’a dit que ça existait", "Quand je suis arrivé, personne ne m’a dit que cela existait." },
  { 16, "centre_director", "verbatim", "notre lien c’est une personne, elle part en juin", "Notre lien repose sur une seule personne, et elle part en juin." },
  { 17, "activity_leader", "example", "Les enfants collent une gommette verte, orange ou rouge ; on commence toujours par les rouges.", NULL },
  { 19, "sector_manager", "paraphrase", "La réponse du financeur arrive quand l’école a bouclé son année : il faudrait un tableau commun.", NULL },
  { 24, "school_caretaker", "verbatim", "les parents me disent à moi ce qu’ils disent pas dedans", "Les parents me disent ce qu’ils ne disent pas à l’intérieur." },
  { 26, "relay_parent", "verbatim", "je traduis les mots mais surtout je traduis la peur", "Je traduis les mots, mais surtout je traduis la peur." },
  { 27, "pupils_parent", "verbatim", "la première fois elle est entrée avec moi, la deuxième fois elle m’a attendue dehors", "La première fois, elle est entrée avec moi ; la deuxième, elle m’a attendue dehors." },
  { 28, "head", "verbatim", "on s’est mis d’accord sur trois phrases. trois. et ça marche", "On s’est mis d’accord sur trois phrases, et cela marche." },
  { 30, "rep_coordinator", "paraphrase", "La coordonnatrice voit le centre comme celui qui dit la même chose avec d’autres mots.", NULL },
  { 1, "family_officer", "verbatim", "j’y vais toujours la troisième semaine de septembre, jamais avant", "J’y vais toujours la troisième semaine de septembre, jamais avant." },
  { 3, "centre_director", "paraphrase", "La directrice du centre explique que les dates des financeurs tombent quand l’école ne peut plus rien changer.", NULL },
  { 8, "head", "verbatim", "à la kermesse personne me parle des notes, ça repose", "À la kermesse, personne ne me parle des notes : cela repose." },
  { 10, "mediator", "verbatim", "à deux à la grille on fait moins peur qu’un tout seul en costume", "À deux à la grille, on fait moins peur qu’un seul en costume." },
  { 10, "centre_director", "verbatim", "on y est allés pour les gamins, pas pour le collège, et le collège l’a vu", "On y est allés pour les enfants, pas pour le collège, et le collège l’a vu." },
  { 14, "head", "paraphrase", "La directrice dit que la feuille lui évite dix coups de téléphone en septembre.", NULL },
  { 22, "sector_manager", "verbatim", "sans la directrice on fait un truc, avec elle on fait une année", "Sans la directrice, on fait une action ; avec elle, on fait une année." },
  { 0 }
};

const DemoGuideWording demo_guide_wordings[] = {
  { 1, "Aller se présenter à l’école", "Une visite en septembre, avec une plaquette. On laisse une carte, un nom et le numéro du standard." },
  { 7, "Être présents au passage en sixième", "Visite du collège avec les familles, un soir de juin." },
  { 14, "Faire une convention avec l’école", "Qui prévient, qui ouvre, qui range. Signée par les deux directions, rangée dans un classeur." },
  { 28, "Que l’enfant entende la même chose à l’école et au centre", "Deux adultes d’accord sur l’heure du coucher ou sur les devoirs, c’est déjà beaucoup." },
  { 0 }
};

const DemoGuideRelation demo_guide_relations[] = {
  { 15, "completes", 16 },
  { 5, "nuance", 2 },
  { 19, "completes", 3 },
  { 20, "contradicts", 6 },
  { 8, "example", 1 },
  { 30, "duplicate", 26 },
  { 0 }
};

const DemoGuideComment demo_guide_comments[] = {
  { 1, FALSE, "Ajouter ce que l’on fait quand la direction change en cours d’année ?" },
  { 3, TRUE, "Le calendrier des évaluations est à mettre en annexe." },
  { 9, FALSE, "À relire avec quelqu’un du PRE avant de publier." },
  { 16, FALSE, "Deux noms ou un seul ? Le groupe n’était pas d’accord." },
  { 20, FALSE, "Il manque un exemple." },
  { 0 }
};

const DemoGuideOpenQuestion demo_guide_open_questions[] = {
  { 3, "planned", 3, "Qui peut prêter une salle le samedi quand l’école est fermée ?", NULL },
  { 4, "open", 0, "Que répondre à une école qui ne veut pas de parents dans la cour ?", NULL },
  { 2, "partly", 2, "Faut-il une convention pour entrer dans le collège ?", "Pour une visite, non ; pour un atelier chaque semaine, un mot de la direction suffit le plus souvent." },
  { 5, "answered", 2, "Les enfants peuvent-ils venir au bilan ?", "Oui, la première demi-heure, avec leurs gommettes." },
  { 1, "open", 0, "Comment se présenter quand on remplace quelqu’un ?", NULL },
  { 0 }
};

const DemoGuideTool demo_guide_tools[] = {
  { 14, "yes", "Qui fait quoi, sur une page", "Un tableau de quatre lignes à remplir ensemble en septembre." },
  { 17, "yes", "Bilan aux gommettes", "Trois couleurs, une heure : ce qui va, ce qui est à reprendre, ce qui s’arrête." },
  { 3, "to_see", "Aide-mémoire du calendrier scolaire", "Les semaines où il ne faut rien demander." },
  { 18, "no", "Grille d’analyse d’un partenariat", "Complète, et trop longue pour le livret." },
  { 0 }
};

const DemoGuideReading demo_guide_readings[] = {
  { 1, "convergent", "personal_acquaintance", "no_contact", "trust", NULL },
  { 3, "complementary", NULL, "shifted_time", "fitting_pace", "L’école dit quand ; le centre dit pourquoi si tard." },
  { 7, "one_sided", "school_transition", NULL, "common_discourse", NULL },
  { 8, "convergent", "neighbourhood_life", "stereotypes", "trust", NULL },
  { 9, NULL, "programme", "funding_constraints", NULL, NULL },
  { 10, "complementary", "crisis_time", "parent_school_conflict", "perseverance", NULL },
  { 11, NULL, "territory_diagnosis", NULL, "shared_interest", NULL },
  { 13, NULL, "parents_associations", "same_families", NULL, NULL },
  { 14, "convergent", NULL, "process_not_kept", "clear_roles", NULL },
  { 15, NULL, NULL, "endless_meetings", "regularity", NULL },
  { 16, "divergent", "stable_contacts", "changing_contact", "thread_holder", "Les centres veulent un nom ; les écoles disent que le nom change chaque année et que c’est la feuille qui reste." },
  { 17, "one_sided", NULL, "unshared_aim", "shared_evaluation", NULL },
  { 22, NULL, "hierarchy_agreement", "hierarchy_needed", "hierarchy_support", NULL },
  { 23, NULL, "schools_meeting", "teachers_time", NULL, NULL },
  { 26, NULL, "family_expertise", "language", NULL, NULL },
  { 0 }
};
