# What the pages say. docs/languages.md has the rules; a test fails on a message that is missing in a language or not used.

## The frame of every page

skip = Aller au contenu
languages = Langues
menu = Menu principal
todays-regime = Le régime aujourd’hui
instruments = Instruments
states = États
calendar = Calendrier
commitments = Engagements
stocktake = Bilan
sources = Sources
log = Journal
the-log = Le journal
desk = Bureau
about = À propos de ce registre
help = Termes et aide
search = Rechercher
search-button = Rechercher
also-as = Aussi en
form-page = page
form-calendar = calendrier auquel s’abonner
form-feed = flux Atom
log-through = Des inscriptions 0 à { $entry } du journal, racine
cosigned-by = cosigné par { $count } sur { $of }
original-note = Les textes soulignés en pointillé sont en anglais.
as-of = au
as-known = tel que connu le
go = Afficher
today = aujourd’hui
previous-act = ‹ acte précédent
next-act = acte suivant ›
not-today = Voici le régime au { $day }, et non aujourd’hui.
not-today-known = Voici le régime au { $day }, tel que le registre le connaissait le { $known }, et non aujourd’hui.
uncertain = incertain
uncertain-why = Cela dépend de dates qui ne sont pas connues.
date-uncertain-why = Le jour n’est pas connu ; il se situe dans cet intervalle.
date-unknown = date inconnue
date-by = au plus tard le { $day }
date-after = le { $day } ou après
date-between = { $first } – { $last }
problem-what-next = D’ici, vous pouvez aller à :
problem-not-found = Introuvable
problem-bad-request = La demande n’est pas comprise
no-such-actor = Il n’y a pas d’État ni d’organisation « { $id } ».
no-such-instrument = Il n’y a pas d’instrument « { $id } ».
no-such-forum = Il n’y a pas d’instance « { $id } ».
no-such-session = Il n’y a pas de session « { $id } ».
no-such-page = Il n’y a pas de page « { $name } ».
not-a-day = « { $text } » n’est pas un jour ; un jour s’écrit comme 2016-05-08.
did-you-mean = Vouliez-vous dire :
any = tous
show = Afficher
examples = Exemples
no-date = sans date
why = Pourquoi
from = du
to = au
under = au titre de

## Today’s regime, instruments

what-binds = Ce qui lie
what-is-due = Ce qui est attendu
what-falls-due = Échéances
where-gaps = Où sont les lacunes
parties-over-time = Les parties au fil du temps
parties-to-over-time = Les parties au fil du temps : { $instrument }
latest-acts = Derniers actes
commitments-count = { $count } { $count ->
        [one] engagement
       *[other] engagements
    }
complete-through-each = Le registre est complet jusqu’au { $days } ; des actes postérieurs peuvent manquer.
complete-through = Le registre en est complet jusqu’au { $day } ; des actes postérieurs peuvent manquer.
complete-through-sessions = Le registre en est complet jusqu’au { $day } ; des sessions postérieures peuvent manquer.
proposed = proposé
on-subscription = prend effet à la souscription
in-force = en vigueur
since = depuis le { $day }
from-day = à partir du { $day }
not-yet-in-force = pas encore en vigueur
not-in-force = pas en vigueur
perhaps-in-force = peut-être en vigueur
parties-count = { $count } { $count ->
        [one] partie
       *[other] parties
    }
states-count = { $count } { $count ->
        [one] État
       *[other] États
    }
organisations-count = { $count } { $count ->
        [one] organisation
       *[other] organisations
    }
signed-only-count = { $count } n’ont fait que signer
parties-threshold = Parties et seuil
no-entry-clause = Sa définition n’a pas de clause d’entrée en vigueur.
as-defined = Tel que défini
who-since = Qui, et depuis quand
reservations = Réserves et déclarations
what-was-promised = Ce qui a été promis
decided-by = Décidé par
missing = manquent :
nobody-consented = Personne n’a consenti à être lié à cette date.
nobody-acted = Aucun acte à cette date.
ended-on = a pris fin le { $day }
line-bound = liées
line-consented = ont consenti
line-needed = requis

## States

states-and-organisations = États et organisations
state = État
organisation = Organisation
continues = continue
acts = Actes
no-act-by-day = Le registre ne contient aucun acte de sa part à cette date.
as-actor = en tant que { $name }
member-of = membre de : { $organisations }
what-it-owes = Ce que doit { $name }
place-bound = lié
place-subscribes = a souscrit
place-consented = a consenti
place-applies-provisionally = applique à titre provisoire
place-signed = signé
place-ended = terminé
place-not-yet = pas encore
not-yet = pas encore
article = article { $number }

## Calendar, forums, sessions

who-at-level = Qui a participé, à quel niveau
forums = Instances
sessions = Sessions
ended = terminé
nothing-due = Rien n’est attendu.
none-by-day = Il n’y en avait aucune à cette date.
participation-unknown = Le nombre de participants n’est connu pour aucune session.
participation-chart = Participation par niveau, session par session
due-request = { $forum } : une session peut être demandée
due-session = { $forum } : session
members-count = { $count } { $count ->
        [one] membre
       *[other] membres
    }
met-last = s’est réuni pour la dernière fois au plus tard le { $day }
clauses-call-for = Ce que prévoient ses clauses
no-clause-calls = Aucune clause de sa définition ne prévoit de session.
proposals = Propositions
due-on = échéance : { $day }
not-before = pas avant le { $day }
days-late = { $count } { $count ->
        [one] jour
       *[other] jours
    } de retard
asked-needed = Demandes : { $have } ; requises : { $needed } sur { $of } membres.
asked-enough-published = D’autres ne sont connues que comme « suffisantes », ainsi qu’il a été publié.
asked-enough-since = Suffisant depuis le { $day }.
by-name = Nommément :
not-asked = Membres dont on ne sait pas s’ils ont fait la demande : { $count }
convened-by = Convoquée par
commitments-made-at = { $count } { $count ->
        [one] engagement y a été pris
       *[other] engagements y ont été pris
    }
who-took-part = Qui a participé
part-incomplete = Le nombre de participants n’est pas connu ; parmi ceux qui le sont :
part-levels = { $total } ont participé : { $heads } au niveau de chef d’État ou de gouvernement, { $ministers } au niveau ministériel ou au-dessus.
part-named = { $named } sont nommés ici ; le reste n’est connu que par le nombre.
observers = Observateurs
decisions = Décisions
officers = Bureau de la session
agenda = Ordre du jour
documents = Documents
statements = Déclarations
credentials = Pouvoirs
published-counts = Chiffres publiés
put-on = mise aux voix le { $day }
silence-until = le silence peut être rompu jusqu’au { $day }
level-head = chef d’État ou de gouvernement
level-minister = ministre
level-other = autre niveau
level-unknown = niveau inconnu

## Commitments and stock-taking

filter-of = de
filter-under = pris à
filter-state = statut
filter-year = année
nothing-found-meaning = « Jour passé, rien trouvé ici » ne dit que cela : ce registre ne contient ni rapport ni évaluation, aussi loin qu’on a cherché. Ce qui n’a jamais été publié n’y figure pas, et ne pas être trouvé n’est pas ne pas être fait.
one-by-one = Un par un
legend-complete = achevés
legend-less = évalués en deçà
legend-reported = objet d’un rapport
legend-nothing-found = jour passé, rien trouvé ici
legend-not-delivered = non exécuté, selon une évaluation
legend-nothing = pas encore échu, rien de connu
there-is-none = Il n’y en a pas.
commitments-chart = Engagements par année, et ce qu’ils sont devenus
not-assessed = non évalué à ce titre
what-it-corrects = Ce qui est rectifié
struck-out = Radié
stocktake-of = Bilan : { $what }
stocktake-of-help = Une instance, un instrument ou un État, par son identifiant
whole-regime = l’ensemble du régime
take-stock = Faire le bilan
in-figures = En chiffres
delivered-meaning = Est tenu ce que le registre montre achevé ou que quelqu’un dit achevé ; on indique qui, et les avis ne sont jamais fondus en un seul.
sessions-missed = Sessions prévues et non tenues
joined-left = Adhésions et départs
of-a-forum = D’une instance :

## What may come: momentum, forecasts, pathways

momentum = Élan
pathways = Voies possibles
forecast-link = Combien adhéreront, et quand
forecast-of = Prévision : { $instrument }
forecast-lead = États ayant adhéré au { $day }, dernier jour auquel leur nombre est connu : { $joined }. Peuvent encore adhérer : { $left }.
forecast-clause = autre clause d’entrée en vigueur
forecast-fan = Ce qui peut venir
forecast-band = Au { $day } : dans 9 avenirs sur 10, de { $low } à { $high } États ; dans 5 sur 10, de { $lower } à { $upper } ; au milieu, { $middle }.
forecast-legend = Le trait plein est ce que l’on sait s’être passé ; la bande claire contient 90 avenirs sur 100, la foncée 50 ; le trait qui la traverse en est le milieu.
fan-middle = au milieu
fan-happened = ce qui s’est passé
forecast-held = Ce qui s’est passé ensuite se trouvait dans la bande de 90 % à { $held } dates sur { $of }.
forecast-draws = Avenirs tirés : { $futures } ; graine qui les désigne : { $seed }. Le même registre donne les mêmes avenirs.
forecast-every-future = Chaque avenir (CSV)
forecast-standing-on = Telle qu’on pouvait la faire le :
forecast-reached = Quand un nombre d’États est atteint
forecast-believed = Ce que l’on peut en croire
forecast-how-good = De telles prévisions ont été essayées sur des traités mis de côté lors du choix du modèle : leurs bandes de 90 % ont tenu 87 fois sur 100, et leur erreur était d’environ un cinquième inférieure à celle de « les cinq dernières années continuent ». Elles ne contiennent que la façon dont les États ont adhéré jusqu’ici, et rien de ce qu’une instance pourrait faire.
forecast-back = Retour à l’instrument
forecast-not-open = Rien ne peut être prévu : personne ne pouvait adhérer au { $day }.
forecast-too-far = { $day } est trop lointain : aucune prévision ne dépasse le { $last }.
forecast-past = { $day } est passé : ce qui s’est produit est connu jusqu’au { $seen }.
published-title = Prévisions publiées jusqu’ici
published-none = Aucune n’a encore été publiée dans ce registre.
published-awaited = Publiées dans ce registre, tous instruments confondus : { $published }. Le jour d’aucune n’est encore venu.
published-scored = Publiées dans ce registre, tous instruments confondus : { $published } ; évaluées jusqu’ici : { $scored }. La bande de 90 % a tenu { $held } fois sur { $of } ; score d’intervalle pondéré moyen, en États : { $score }.
becomes-awaited = attendue
becomes-unknown = pas encore connu
becomes-too-late = inscrite trop tard
head-becomes = Ce qu’elle est devenue
head-published-on = Publiée
scores-title = Ce qu’ont valu les prévisions
scores-lead = Traités mis de côté lors du choix du modèle : { $treaties }. Prévisions de ceux-ci, faites comme à des dates passées avec ce que l’on savait alors, et évaluées : { $forecasts }.
scores-how = À côté du modèle figurent trois prévisions simples. Les traités mis de côté l’ont été selon une règle écrite avant d’en regarder aucun ; chacun a été essayé une fois, quand tout était choisi.
scores-ways = Le modèle et ce qu’il doit battre
scores-what = Le CRPS est l’erreur en États, le score logarithmique la surprise : moins vaut mieux. Relatif : par rapport à « les cinq dernières années continuent ».
scores-resampled = Le modèle fait mieux que celle-ci dans { $share } rééchantillonnages de traités entiers sur 100.
scores-years = Par années d’avance
scores-tenths = Où, parmi ses avenirs, se trouvait ce qui s’est passé
scores-tenths-what = Combien de prévisions avaient ce qui s’est passé dans chaque dixième de leurs avenirs, du plus bas au plus haut. Égal serait juste ; davantage dans le plus haut signifie que des vagues d’adhésions ont été sous-estimées.
scores-forecasts = prévisions
way-a-level-that-forgets-and-drifts = un niveau qui oublie et dérive (le modèle)
way-constant-hazard-since-opening = le taux depuis l’ouverture continue
way-the-last-five-years-go-on = les cinq dernières années continuent
way-what-treaties-of-this-age-did = ce qu’ont fait les traités de cet âge
head-way = Prévision
head-crps = CRPS
head-relative = Relatif
head-log-score = Score logarithmique
head-held-50 = 50 % tenus
head-held-90 = 90 % tenus
head-years-ahead = Années d’avance
remark-complete = Plus personne ne peut adhérer : il n’y a rien à prévoir.
remark-proposed = Ce n’est qu’une proposition : autant adhéreraient si l’on pouvait adhérer dès ce jour.
remark-no-joins = Aucune adhésion en { $years } années-États : au plus { $most } par État et par an.
remark-unnamed = Connus seulement par un total publié, sans noms : { $count } de ceux qui ont adhéré. Dans chaque avenir, ce sont d’autres États.
remark-unscored = Au-delà de { $years } ans, aucune prévision de ce genre n’a été évaluée.
whatif-title = Avec une autre clause
whatif-same = En vigueur le { $day }, comme ce fut le cas.
whatif-later = En vigueur le { $day } ; jours de retard sur ce qui fut : { $days }.
whatif-earlier = En vigueur le { $day } ; jours d’avance sur ce qui fut : { $days }.
whatif-from = En vigueur le { $day }.
whatif-not-yet = Pas encore remplie. En vigueur à la fin de l’année, sur { $futures } avenirs :
momentum-of = Élan : { $forum }
momentum-lead = Participants, nommément : { $count }. Comparés à tous les autres États.
momentum-lead-set = Autant sont dans cet ensemble, comparés à tous les autres : { $count }.
momentum-set = qui, sinon ses participants
momentum-what = Les adhésions sont comptées par État qui pouvait encore adhérer et par an, dans les quatre années précédant l’instance, pendant qu’elle se réunissait et après. Un compte annuel tromperait : un instrument auquel presque tous ont adhéré gagne peu d’États, quel que soit le zèle des autres. Aucun chiffre ici ne montre qu’une instance ait causé quoi que ce soit.
momentum-ratios = Si les participants ont accéléré plus que les autres
momentum-picture = De combien les participants ont accéléré par rapport aux autres, avec intervalles à 90 %
momentum-legend = Au-dessus de 1, les participants ont accéléré plus que les autres ; là où le trait croise 1, les données ne permettent pas de conclure. En gris, des traités que l’instance ne demandait pas.
momentum-controls = Traités que l’instance ne demandait pas
momentum-controls-why = Le même rapport pour ceux-ci : ce qui s’est produit de toute façon.
momentum-figures = Les chiffres
momentum-few = ≈ : moins de 5 adhésions ou de 30 années-États, trop peu pour valoir seul.
momentum-never-met = Aucune session ne s’était tenue au { $day } : il n’y a ni avant, ni pendant, ni après.
momentum-no-forum = Aucune instance ne s’était réunie à cette date.
group-participants = participants
group-others = tous les autres
said-few = Trop peu d’adhésions pour rien dire ({ $who }) : { $before } avant, { $during } pendant.
said-rose = Le taux a augmenté ({ $who }) : { $before } avant, { $during } pendant.
said-fell = Le taux a baissé ({ $who }) : { $before } avant, { $during } pendant.
said-unclear = Le taux a pu changer ou non ({ $who }) : { $before } avant, { $during } pendant.
said-nobody = Aucun État hors du groupe n’a adhéré.
said-nobody-most = Aucun État hors du groupe n’a adhéré, en { $years } années-États : au plus { $most } par État et par an.
said-more = Les participants ont accéléré plus que les autres ({ $ratio }) ; que l’instance en soit la cause, cela ne le montre pas.
said-less = Les participants ont accéléré moins que les autres ({ $ratio }).
said-cannot-tell = Les données ne permettent pas de dire si les participants ont accéléré plus que les autres ({ $ratio }).
said-days = Sur { $of } dates, { $known } sont connues : avec toutes, l’intervalle serait large d’un facteur { $would }, et non { $width }.
said-not-open-before = On ne pouvait pas y adhérer avant le début de l’instance : rien à comparer.
said-not-known-during = On ignore qui a adhéré pendant que l’instance se réunissait : rien à comparer.
said-nobody-in-group = L’un des deux groupes ne compte personne qui pouvait adhérer : rien à comparer.
said-full = Moins de 15 % d’un groupe pouvaient encore adhérer : aucun rapport ne peut être formé.
said-saturated = Pouvaient encore adhérer ensuite ({ $who }) : { $left } sur { $of }. Moins d’adhésions par an n’est alors pas une perte d’élan.
pulse-too-few = Sur { $of } adhésions, { $known } seulement ont un mois connu, et certaines le sont parce qu’elles ont été annoncées à une session : on ne peut rien conclure de leur date.
pulse-figures = Participants ayant adhéré le mois d’une session ou dans les six suivants : { $after }. Si l’on recule les sessions de 1 à { $slides } mois : { $slid } en moyenne, et autant dans { $many } des { $slides } décalages.
pulse-hardly = Le hasard ne produit guère une telle impulsion.
pulse-suggestive = Indicatif, non établi.
pulse-cannot-tell = Les données ne distinguent pas une impulsion du hasard.
joins-in-years = { $joins } en { $years } années-États
foreseen-of = { $n } sur { $of }
period-before = avant
period-during = pendant
period-after = après
window-6-to-1-months-before = 6 à 1 mois avant
window-the-month-of-the-session = le mois de la session
window-1-to-6-months-after = 1 à 6 mois après
window-7-to-12-months-after = 7 à 12 mois après
held-inside = ✓ dedans
held-outside = ○ dehors
held-uncertain = ≈ incertain
order-better = mieux
order-worse = moins bien
order-cannot-be-told-apart = indiscernables
obligation-binding = contraignante
obligation-political = politique
obligation-uniform = la même pour tous
obligation-differentiated = à chacun ce qu’il accepte
on-gap-adherence = adhésion
on-gap-standards = normes
on-gap-military = matières militaires
on-gap-accountability = responsabilité
on-gap-minimisation = réduction au minimum des matières nucléaires
belief-happens = elle se réalise
belief-takes-part = des invités, ceux qui participent un jour
belief-pull = attraction : de combien plus vite les invités adhèrent, sept mois dès une session
belief-adopts = adoptée après tant d’années
belief-terms = teneur : de combien plus vite que d’ordinaire on y adhère
belief-commitments = engagements de chaque participant à une session
belief-delivered = engagements tenus à temps
belief-of = { $what } ({ $forum })
assumed = supposé
pathways-title = Voies possibles, comparées
pathways-lead = Les mêmes { $futures } avenirs pour toutes, jusqu’au { $day }. Laquelle est la meilleure n’est jamais un seul chiffre.
pathways-assumed = Ce qui est supposé n’engage que l’auteur de la voie. Aucune prévision de l’effet d’une instance n’a jamais été évaluée : comparez pour voir ce qui devrait être vrai, non pour savoir ce qui sera.
pathways-list = Les voies
pathways-bands = Le milieu des avenirs, et entre quels nombres 90 sur 100 se trouvent.
pathways-scatter = Ouverture et ambition
scatter-title = En abscisse : { $across } ; en ordonnée : { $up }
scatter-more = adhésions de plus à la fin que si rien n’est fait
scatter-legend = Chaque point est la moyenne ; ses traits contiennent 90 avenirs sur 100. Une voie qui se réalise rarement a une moyenne proche de rien.
dimension-took-part = États qui participent un jour
dimension-joins = adhésions à tous les instruments
dimension-delivered = engagements tenus
pathways-multiples = Parties et souscripteurs par an
pathways-multiples-legend = Les bandes contiennent 90 et 50 avenirs sur 100 ; le tireté est le milieu si rien n’est fait.
multiple-title = { $pathway } : { $instrument }, { $band } à la fin
pathways-gains = Combien d’adhésions de plus que si rien n’est fait
pathways-gains-why = Moyennes. Une attraction agit sept mois puis disparaît, rien dans le registre n’en montrant de plus longue : les réunions changent surtout quand les États adhèrent, et guère combien à la fin.
pathways-obligations = Obligations à la fin
obligations-why = Une obligation contraignante compte les parties à l’instrument qui la porte, là où la voie se réalise ; une obligation politique, les participants.
pathways-pairs = Laquelle est meilleure, dans les mêmes avenirs
pathways-front = Aucune n’est meilleure à tous égards, en moyenne, que : { $which }.
pathways-every-pair = Deux à deux : la part des avenirs où la première est meilleure
pathways-turns = Où l’ordre se renverse
turns = { $dimension } : « { $ahead } » devance « { $behind } », sauf si cette croyance de « { $pathway } » vaut { $value } : { $belief }
turns-none = Aucune croyance, dans ses bornes, ne renverserait l’ordre de deux voies discernables.
pathways-hangs = Ce qui dépend le plus d’une seule croyance
pathways-none = Aucune comparaison ne peut être faite pour ce jour :
pathways-no-files = Ce registre n’a pas de voies. Une voie est un fichier de son dossier « pathways ».
no-such-pathway = La voie « { $id } » n’existe pas.
pathway-proposed-in = Proposée dans :
pathway-meets = Qui se réunit, et ce que cela apporte
pathway-sessions = sessions : { $sessions } ; jours de chacune : { $days }
pathway-invites = États invités : { $count }.
pathway-brings = Participent un jour : { $part } ; engagements pris : { $made }, tenus : { $delivered } ; jours de réunion : { $days }.
pathway-believed = Ce que l’on croit, et sur la foi de qui
pathway-believed-what = Chaque valeur se trouve entre ses bornes 9 fois sur 10, et est tirée à nouveau dans chaque avenir.
pathway-compare = Comparer toutes les voies
head-after-1 = Après 1 an
head-after-5 = Après 5
head-after-10 = Après 10
head-in-the-end = À la fin
head-around-sessions = Autour des sessions
head-assumed = Supposé
head-at-lower = À la borne basse
head-at-upper = À la borne haute
head-at-risk = Pouvaient adhérer
head-belief = Croyance
head-below-5 = 5 %
head-below-25 = 25 %
head-middle = Milieu
head-below-75 = 75 %
head-below-95 = 95 %
head-last-five-years = Si les cinq dernières années continuent
head-happened-since = Ce qui s’est passé
head-held = Dans la bande de 90 %
head-between = Entre
head-delivered = Tenus
head-dimension = En quoi
head-on-gap = Lacune
head-group = Groupe
head-invites = Invite
head-join-all = Adhèrent à tout
head-joins = Adhésions
head-meeting-days = Jours de réunion
head-obligation = Obligation
head-on-whose-word = Sur la foi de
head-other-pathway = L’autre
head-others = Autres
head-participants = Participants
head-pathway = Voie
head-period = Période
head-rate = Taux [90 %]
head-ratio = Rapport [90 %]
head-state-years = Années-États
head-take-part = Participent un jour
head-through = Jusqu’au
head-treaty = Traité
head-urges = Incite à adhérer
head-where-written = Où c’est écrit

## The log, keys, papers, proofs, sets, sources

acts-as-recorded = Actes tels qu’inscrits
acts-lead = { $count } actes, les derniers d’abord.
acts-signed = ✓ Signé par l’intéressé avec sa propre clé ; les autres ont été inscrits pour lui.
signed-own-key = signé avec sa propre clé
disagreements-lead = Ce que retient le registre est marqué ; la raison figure à côté. Qui en sait plus est prié de le dire, source à l’appui.
where-sources-disagree = Où les sources divergent
no-disagreement = Aucune divergence n’est inscrite.
taken = retenu
entry-number = Inscription { $entry }
recorded-on = inscrit le { $day }
signed = Signatures
not-signed = Non signé : inscription par le dépositaire de ce que publie la source.
signed-by = Signé par { $who }
countersigned-by = Contresigné par { $who }
passkey = clé d’accès
had-seen = Le signataire avait vu le journal de { $count } inscriptions.
proof = Preuve
proof-of-entry = La preuve de cette inscription
check-in-browser = la vérifier dans ce navigateur
keys = Clés
keys-lead = Qui s’exprime ici signe avec une clé en vigueur à l’endroit de l’inscription. Deux agents du dépositaire se portent garants des clés, sur note verbale.
keys-none-yet = Personne ne peut encore écrire ici par le réseau : les deux premiers agents du dépositaire n’ont pas enregistré leurs clés. Ce qui est inscrit d’ici là porte que le dépositaire l’a inscrit.
key-in-force = en vigueur
make-or-sign = Créer une clé d’accès, ou signer avec elle
rules-of-record = Règles de ce registre :
log-lead = Chaque page découle d’un journal de { $count } inscriptions. Rien n’y peut être changé ni retiré sans que change son empreinte racine, et la racine est signée.
log-root = Racine
verifier-key = Clé de vérification
checkpoint = Point de contrôle
witnesses = Témoins
witnesses-lead = Chacun a vu ce journal croître et jamais autrement, et le dit avec sa propre clé.
quorum-met = Le quorum « { $quorum } » est atteint.
quorum-not-met = Le quorum « { $quorum } » n’est pas encore atteint.
keys-link = Clés : qui parle pour qui, et qui peut faire quoi
sealed-papers = Documents scellés
check-a-proof = Vérifier une preuve
check-it = Vérifiez-le
single-entry = Une seule inscription, telle la première, se prouve sans ce serveur :
verify-what = Cela lit les inscriptions brutes, recalcule chaque empreinte, vérifie la signature, recalcule le régime et le compare à ces pages. Tout client de cette norme peut aussi lire le journal :
papers-lead = D’un document scellé, le journal ne contient qu’une empreinte salée. Il se trouve ici chiffré pour ses destinataires. Quand il est ouvert, chacun peut vérifier que c’est bien ce qui a été scellé.
no-paper = Aucun document n’a encore été scellé.
a-paper = Un document
sealed = scellé
opened-by-entry = ouvert par l’inscription { $entry }
paper-for = pour { $who }
encrypted-file = fichier chiffré
document-kept = conservé ici ({ $kind }, { $size } ko)
document-not-kept = le document n’est pas conservé ici
documents-zip = les documents en un seul fichier ZIP
documents-kept = { $kept } sur { $cited } conservés ici
levels = Niveaux
check-lead = Ce navigateur vérifie par lui-même. On ne croit ni ce serveur ni nous : seulement la clé que vous collez ici, reçue de quelqu’un en qui vous avez confiance. Le script est assez court pour être lu ; sans navigateur :
check-key = La clé de vérification du journal
check-entry = Le numéro d’une inscription
check-file = ou son fichier de preuve
check = Vérifier
check-not-proved = Non prouvé.
step-proof = C’est une preuve (c2sp.org/tlog-proof@v1)
step-entry = Elle contient l’inscription même
step-key = La clé est une clé Ed25519 de journal
step-number = Le numéro de la clé est juste
step-log = Le point de contrôle est du journal { $log }
step-leads = L’inscription { $entry } mène à la racine de { $size } inscriptions
step-root = Cette racine est signée avec la clé
step-signed = { $key } a signé ce qu’elle dit, au nom de { $by }
step-unsigned = Elle n’est pas signée par l’intéressé : { $by } l’a inscrite le { $day }
sign-with-passkey = Signer avec une clé d’accès
make-passkey = Créer une clé d’accès
make-passkey-lead = Elle reste dans votre appareil. Ce qui apparaît ici va dans une note verbale au dépositaire, dont deux agents l’enregistrent.
passkey-for = Pour qui
passkey-not-made = Aucune clé n’a été créée.
begin = Établir un dépositaire
begun = Deux agents détiennent déjà des clés.
begin-lead = Au début, personne ne détient de clé ici. Avec le code que le serveur a affiché au démarrage, les deux premiers agents du dépositaire enregistrent chacun une clé d’accès, l’un après l’autre sur cette page. Le premier se porte garant du second et signe une fois encore. Dès lors, rien n’est inscrit sans signature.
begin-code = Le code affiché par le serveur
begin-note = La note ou la décision sur laquelle cela repose, avec numéro et date
begin-officer = La fonction de cet agent, sans nom de personne
begin-register = Créer une clé d’accès et l’enregistrer
begin-first = Le premier agent est enregistré. Au tour du second.
begin-second = Deux agents détiennent des clés : le registre est sous leur garde.
passkey-recipient = Pour les documents scellés : un destinataire age, si vous en avez un
passkey-address = Les navigateurs créent les clés d’accès pour un nom, non pour un nombre. Sur cette machine, ouvrez
say-something = Déclarer quelque chose
say-lead = Un acte en JSON, comme ci-dessous ; votre clé d’accès signe son empreinte. Le bureau offre des formulaires.
say-by = Au nom de qui
say-words = Quoi
say-recorded = Inscrit sous le numéro { $entry } le { $day }.
say-failed = Non inscrit.
sign-and-record = Signer et inscrire
needs-javascript = Cette page fonctionne avec JavaScript ; sans lui, ces commandes font de même :
set-label = Un ensemble d’États et d’organisations
set-count = { $count } au { $day }

## Parts of long lists

parts = Parties de cette liste
sort-by = Trier selon ceci
part-of = { $first }–{ $last } sur { $total }
part-previous = ‹ précédents
part-next = suivants ›

## Heads of tables

head-about = Objet
head-as = Fonction
head-bound-from = Lié à partir du
head-by = Auteur
head-by-itself = Par lui-même
head-by-peers = Par des pairs
head-circulated = Distribué
head-clause = Clause
head-cosigned = Cosigné
head-date = Date
head-day = Jour
head-deposited = Dépôt
head-due = Échéance
head-element = Élément
head-entry = Inscription
head-forum = Instance
head-happened = Fait
head-have = Acquis
head-heads = Chefs
head-holder = Titulaire
head-id = Identifiant
head-independently = Indépendamment
head-instrument = Instrument
head-kept-by = Gardée par
head-key = Clé
head-last-session = Dernière session
head-level = Niveau
head-made = Pris
head-measure = Mesure
head-asked-for-by = Demandé par
head-step-taken = Qui a fait un pas
head-definition = Définition
head-figure = Chiffre
head-cause = Cause
head-counts = Compte
head-came = Reçu
head-assumption = Hypothèse
head-as-it-is = En l’état
head-if-so = Dans ce cas
head-lacks = Ce qui manque
head-holds = Détient
head-pledges = Engagements
head-reports-requests = Rapports, demandes, offres
head-condition = Condition
head-lack-it = En manquent
head-members = Membres
head-ministers-or-above = Ministres ou au-dessus
head-missing = Manquent
head-name = Nom
head-needed = Requis
head-next = Prochaine
head-objections = Objections
head-parties = Parties
head-venue = Lieu
head-publisher = Éditeur
head-read = Consulté
head-recorded = Inscrit
head-remark = Remarque
head-reported-or-assessed = Rapport ou évaluation
head-requirement = Condition
head-said-complete = Dit achevé
head-says = Dit
head-session = Session
head-share = Part
head-signed-only = Signature seule
head-since-entry = Depuis l’inscription
head-source = Source
head-standing = Statut
head-state = Statut
head-states = États
head-status = Statut
head-the-period-before = La période précédente
head-the-day-before = La veille
head-the-last-day = Le dernier jour
head-this-period = Cette période
head-took-part = Participants
head-until = Jusqu’au
head-what = Quoi
head-who = Qui
head-why = Pourquoi
head-withdrawn = Retrait
head-witness = Témoin
head-words = Texte

## Acts, by the terms that depositaries use

act-signature = signature
act-succession-to-signature = succession à la signature
act-ratification = ratification
act-acceptance = acceptation
act-approval = approbation
act-accession = adhésion
act-succession = succession
act-formal-confirmation = confirmation formelle
act-definitive-signature = signature définitive
act-subscription = souscription
act-deposit = dépôt
act-reservation = réserve
act-declaration = déclaration
act-objection = objection
act-withdrawal-of-reservation = retrait de réserve
act-withdrawal-of-objection = retrait d’objection
act-denunciation = dénonciation
act-withdrawal-of-denunciation = retrait de dénonciation
act-provisional-application = application provisoire
act-termination-of-provisional-application = cessation de l’application provisoire
act-territorial-application = application territoriale
act-territorial-exclusion = exclusion territoriale
act-rectification = rectification
act-convening = convocation
act-cancellation = annulation
act-invitation = invitation
act-attendance = participation
act-observation = observation
act-credentials = pouvoirs
act-withdrawal-of-credentials = retrait des pouvoirs
act-election = élection
act-agenda-item = point de l’ordre du jour
act-document = document
act-statement = déclaration orale
act-decision = décision
act-vote = vote
act-request = demande
act-withdrawal-of-request = retrait de demande
act-proposal = proposition
act-circulation = distribution
act-pledge = engagement
act-withdrawal-of-pledge = retrait d’engagement
act-report = rapport
act-evidence = élément de preuve
act-assistance-request = demande d’assistance
act-assistance-offer = offre d’assistance
act-lesson = enseignement
act-self-assessment = auto-évaluation
act-peer-assessment = évaluation par un pair
act-independent-assessment = évaluation indépendante
act-mission = mission
act-recommendation = recommandation
act-published-count = chiffre publié
act-forecast = prévision

## States of things

state-pending = en cours
state-due-soon = échéance proche
state-overdue = en retard
state-day-passed-nothing-found-here = jour passé, rien trouvé ici
state-day-passed-not-known-to-have-been-held = jour passé, on ne sait pas si elle s’est tenue
state-not-delivered-by-an-assessment = non exécuté, selon une évaluation
state-reported = rapport présenté
state-assessed = évalué
state-came-about = réalisé
state-withdrawn = retiré
state-under-way = en cours
state-held = tenue
state-convened = convoquée
state-cancelled = annulée
state-due = attendu
state-requested-to-be-convened = demandée, à convoquer
state-may-be-requested = peut être demandée
state-not-yet-possible = pas encore possible
state-waiting = en attente
state-proposed = proposé
state-silence-is-open = le silence court
state-adopted = adoptée
state-not-adopted = non adoptée
state-open = en suspens
state-met = remplie
state-not-met = non remplie
state-uncertain = incertain
state-its-day-has-passed = le jour est passé

## Force

force-binding = contraignant
force-political = politique
force-proposed = proposé

## Grades

grade-no-evidence = aucune preuve
grade-not-started = non commencé
grade-limited = limité
grade-substantial = substantiel
grade-complete = achevé

## What is counted

counted-participants = participants
counted-heads = chefs d’État ou de gouvernement
counted-ministers = ministres ou au-dessus
counted-observers = observateurs
counted-requests = demandes
counted-pledges = engagements

## Values of acts

value-head = chef d’État ou de gouvernement
value-minister = ministre
value-other = autre
value-for = pour
value-against = contre
value-abstention = abstention
value-president = président
value-co-president = coprésident
value-enough = suffisant
value-complete = achevé
value-substantial = substantiel
value-limited = limité
value-not-started = non commencé
value-no-evidence = aucune preuve

## What happened

happened-promised = promis
happened-delivered = tenu
happened-reported = rapport présenté
happened-unreported = échéance passée, aucun rapport
happened-withdrawn = retiré

## Figures

figure-promised = promis
figure-delivered = tenus
figure-delivered-as-the-record-itself-shows = tenus, selon le registre même
figure-delivered-by-its-own-account = tenus, de son propre aveu
figure-delivered-by-peers-account = tenus, de l’avis de pairs
figure-delivered-by-independent-account = tenus, de l’avis d’un tiers indépendant
figure-reported-on = objet d’un rapport
figure-deadlines-passed-nothing-reported = échéances passées, sans rapport
figure-withdrawn = retirés
figure-joined = adhésions
figure-left = départs
figure-sessions-held = sessions tenues
figure-sessions-due-and-not-held = sessions prévues et non tenues
figure-delegations-at-sessions = délégations aux sessions
figure-led-by-a-head-of-state-or-government = conduites par un chef d’État ou de gouvernement
figure-led-by-a-minister-or-above = conduites par un ministre ou au-dessus
figure-in-favour = pour
figure-against = contre
figure-abstaining = abstentions
figure-not-voting = non votants
figure-needed = requis
figure-objections = objections
figure-would-prevent = empêcheraient
figure-present = présents
figure-members = membres
figure-quorum = quorum

## Contents of entries

content-source = source
content-disagreement = divergence de sources
content-actor = État ou organisation
content-attribute = attribut
content-definition = définition
content-key = clé
content-sealed = document scellé
content-opened = document ouvert
content-act = acte

## Roles

role-depositary = dépositaire
role-secretariat = secrétariat
role-chair = présidence
role-delegation = délégation
role-reviewer = examinateur
role-observer = observateur

## Columns of entries

column-date = date
column-actor = auteur
column-act = acte
column-instrument = instrument
column-source = source
column-effective = effet au
column-target = objet
column-detail = détail
column-note = remarque
column-id = identifiant
column-value = valeur
column-from = du
column-until = au
column-whom = qui

## Names of States and organisations, where CLDR has none or another than the United Nations

actor-csk = Tchécoslovaquie
actor-ddr = République démocratique allemande
actor-sun = Union des Républiques socialistes soviétiques
actor-ymd = Yémen démocratique
actor-yug = Yougoslavie (République fédérative socialiste de)
actor-scg = Serbie-et-Monténégro
actor-zan = Zanzibar
actor-eu = Union européenne
actor-euratom = Communauté européenne de l’énergie atomique
actor-iaea = Agence internationale de l’énergie atomique
actor-un = Organisation des Nations Unies
actor-uncn = Conseil des Nations Unies pour la Namibie
actor-interpol = Organisation internationale de police criminelle
actor-ipfm = Groupe international sur les matières fissiles

## Search, comparing, about, help

search-lead = Écrivez un nom, un identifiant ou quelques mots, dans l’une des six langues ; une faute de frappe est pardonnée. Un ensemble peut aussi être demandé : States party to cppnm but not parties to cppnm-amendment.
search-nothing = Rien n’est trouvé pour « { $q } ». Essayez moins de mots, ou l’une des pages du menu.
search-first = Voici les { $count } premiers ; le reste est dans le JSON de cette page.
search-as-set = En tant qu’ensemble :
compare = Comparer deux États
compare-with = comparer avec un autre État
compare-first = premier
compare-second = second
compare-button = Comparer
differs = diffère
about-lead = Ceci est le registre de ce que les États ont fait dans un régime. Ce qui est montré est calculé à partir des textes des instruments et des actes des États, pour tout jour ; rien n’est saisi à la main.
about-use = Utilisation
about-licence = Le registre peut être utilisé par quiconque à toute fin, sans autorisation (CC0 1.0). Les sources citées appartiennent à leurs éditeurs.
about-cite = Pour citer une page, donnez son adresse avec le jour et la racine du journal, à présent { $root }… : chacun pourra vérifier que rien n’a changé.
about-robots = Les machines sont bienvenues : toute page peut être lue et conservée, et répond que rien n’est nouveau quand rien ne l’est.
about-machines = Pour les machines
about-forms = Toute page existe aussi en JSON et en CSV à la même adresse suivie de .json ou .csv.
export-package = Tout le registre en un paquet de tables
export-database = Tout le registre en une base de données
about-names = Noms et frontières
about-disclaimer = Les noms et frontières indiqués n’impliquent ni reconnaissance ni acceptation officielle, ni aucune prise de position quant au statut juridique des pays, territoires, villes ou zones, ou de leurs autorités.
rehearsal = Ceci est une copie d’exercice. Rien de ce qui est dit ici n’est dit à { $log }.
about-languages = Les six langues ont même rang. Les noms des États sont ceux de l’Organisation des Nations Unies ou, à défaut, du CLDR d’Unicode ; les titres des instruments sont ceux des textes authentiques.
help-reading = Lire ces pages
help-time = Sous chaque titre, vous choisissez le jour montré, et le jour auquel le registre en avait connaissance. Tout le site reste à ce jour jusqu’à votre retour à aujourd’hui ; le bord de la page est alors coloré.
help-doubt = Là où le registre n’a pas de jour mais un intervalle, il l’indique par ≈, et un nombre qui en dépend est une fourchette, telle 98–101.
help-sets = Chaque nombre mène à ceux qu’il compte. Ce qu’il compte est un ensemble, écrit en mots, que vous pouvez modifier et redemander.
help-terms = Termes

## Kinds of things that are found, terms and their meaning

kind-state = États et organisations
kind-instrument = Instruments
kind-forum = Instances
kind-session = Sessions
kind-commitment = Engagements
kind-act = Actes
kind-source = Sources
head-differs = Différence
term-depositary = Dépositaire
term-signatory = Signataire
term-ratification = Ratification, acceptation, approbation
term-accession = Adhésion
term-deposit = Dépôt
term-entry-into-force = Entrée en vigueur
term-party = Partie
term-reservation = Réserve
term-denunciation = Dénonciation
term-succession = Succession
term-political-commitment = Engagement politique
term-session = Session
term-credentials = Pouvoirs
term-silence = Procédure d’approbation tacite
term-checkpoint = Point de contrôle et racine
term-witness = Témoin
meaning-depositary = Qui garde l’original d’un traité et reçoit les instruments des États (CVDT, art. 77).
meaning-signatory = État qui a signé sans s’être encore déclaré lié.
meaning-ratification = Actes par lesquels un État signataire se déclare lié (CVDT, art. 2 et 14).
meaning-accession = Acte par lequel un État non signataire devient partie (CVDT, art. 15).
meaning-deposit = Remise de l’instrument de consentement au dépositaire ; c’est sa date qui compte (CVDT, art. 16).
meaning-entry-into-force = Jour à partir duquel un traité lie ceux qui y ont consenti, selon ses propres termes (CVDT, art. 24).
meaning-party = État qui a consenti à être lié et pour lequel le traité est en vigueur (CVDT, art. 2).
meaning-reservation = Déclaration excluant ou modifiant l’effet d’une disposition pour un État, si le traité le permet (CVDT, art. 19-23).
meaning-denunciation = Notification par laquelle une partie quitte un traité ; elle prend effet comme il le prévoit.
meaning-succession = Un État prend la place d’un autre dans ses traités.
meaning-political-commitment = Promesse sans force obligatoire en droit, tel un communiqué ou une circulaire d’information.
meaning-session = Une réunion d’une instance, du premier au dernier jour.
meaning-credentials = Documents disant qui peut parler et voter pour un État à une session.
meaning-silence = Un texte est adopté si personne n’objecte avant un jour fixé.
meaning-checkpoint = Taille du journal et empreinte de l’ensemble, signées : aucune inscription ne peut changer sans que l’empreinte change.
meaning-witness = Programme d’un tiers qui n’a vu le journal que croître, et le signe.

## Map and pictures

map = Carte
map-of = { $instrument }, { $day }
map-outlines = carte à surfaces égales
map-tiles = une case par État
map-others = n’appartient à aucun État du registre
map-undetermined = frontière non déterminée ou non convenue
map-notes = Sont en gris les territoires, dont le Sahara occidental, et ce qui n’est pas déterminé. L’Inde et le Pakistan n’ont pas convenu du statut définitif du Jammu-et-Cachemire ; le tireté y suit à peu près la Ligne de contrôle. La frontière entre le Soudan et le Soudan du Sud et le statut définitif de la zone d’Abyei ne sont pas déterminés. Le Kosovo est représenté selon la résolution 1244 (1999) du Conseil de sécurité. L’Argentine et le Royaume-Uni se disputent la souveraineté sur les îles Falkland (Malvinas).
map-link = Sur une carte
picture-as = Cette image en

## The desk

desk-signed-in = Connecté pour { $who } en qualité de { $role } : { $officer }
desk-sign-out = Se déconnecter
desk-as = Je parle pour
desk-sign-in = Se connecter avec une clé d’accès
desk-failed = Connexion refusée.
desk-no-passkey = Aucune clé d’accès en vigueur n’est enregistrée ici à ce titre.
desk-waiting = Ce qui m’attend
desk-waiting-one = En attente d’une seconde signature
desk-nothing-waits = Rien n’attend.
desk-nothing-there = Rien n’attend là pour qui s’est connecté.
desk-waits-for-other = attend un autre agent
desk-waits-for-me = attend ma signature
desk-promised = Nos engagements, dont rendre compte
desk-drafts = Brouillons dans ce navigateur
desk-draft = Brouillon
desk-forms = Que consigner
desk-forms-lead = Chacun peut remplir un formulaire et voir ce qui changerait. Seul qui s’est connecté avec une clé d’accès peut signer.
optional = (le cas échéant)
desk-show-changes = Montrer ce que cela change
desk-saved = Conservé comme brouillon dans ce navigateur.
desk-refused = Ce serait refusé
desk-changes = Ce que cela change
desk-changes-nothing = Cela est inscrit, et rien de calculé ne change.
desk-have-needed = Cela fait { $have } sur { $needed } requis.
desk-enters = Il entre en vigueur le { $day }, pour { $count } États et organisations.
desk-enters-not = Il n’entre plus en vigueur.
desk-bound-from = lié à partir du { $day }
desk-bound-no-more = plus lié
desk-parties = Parties au { $day } : { $before } → { $after }
desk-signatories = Signature seule : { $before } → { $after }
desk-becomes-due = Ce qui devient attendu
desk-due-no-more = Ce qui n’est plus attendu
desk-gone = disparu
desk-pages-change = Pages et flux qui changent et préviennent ceux qui les suivent
desk-sign-in-first = Connectez-vous ci-dessus pour signer.
desk-may-not = Celui pour qui vous parlez ne peut pas dire cela.
desk-needs-two = Il faut un second agent : après votre signature, la sienne est attendue.
desk-now-waits = Signé ; en attente d’un second agent.
desk-later = La connexion est mauvaise ; ce qui est signé est gardé et renvoyé.
desk-sign = Signer avec la clé d’accès
desk-withdraw = Retirer
desk-inexact = Le jour n’est pas connu exactement
desk-document = Le document
desk-digest = Choisissez le document : son SHA-256 est calculé ici. Il n’est envoyé qu’une fois l’acte enregistré, sauf si vous en décidez autrement avant de signer.
desk-bring = Une fois l’acte enregistré, conserver le document ici, où chacun peut le lire
desk-brought = Le document est conservé.
desk-not-brought = Le document n’a pas été conservé :

## Forms

form-deposit = Un acte relatif à un instrument
form-reservation = Une réserve, déclaration ou objection
form-rectification = Une rectification
form-pledge = Un engagement
form-report = Un rapport sur un engagement
form-assessment = L’évaluation d’un engagement
form-request = Une demande de session
form-session = La convocation d’une session
form-attendance = La participation à une session
form-credentials = Des pouvoirs
form-agenda = Un point de l’ordre du jour
form-decision = Une décision soumise à une session
form-vote = Un vote
form-offer = Une offre d’assistance
form-mission = Une mission d’examen
form-recommendation = Une recommandation d’une mission
form-cancellation = L’annulation d’une session
form-invitation = Une invitation à une instance
form-election = Une élection à une fonction
form-document = Un document
form-statement = Une déclaration orale à une session
form-proposal = Une proposition d’amendement
form-circulation = La distribution d’une proposition
form-count = Un chiffre publié
form-forecast = Une prévision
form-correction = Une rectification d’un acte dans une enceinte ou concernant un engagement
field-actor = Qui
field-act = Ce qui a été fait
field-instrument = Instrument
field-date = Quel jour
field-effective = Avec effet au
field-source = Où c’est publié
field-note = Remarque
field-detail = En quels termes
field-target = À propos de quoi
field-topic = Thème
field-until = Jusqu’à quel jour
field-id = Un nom court
field-whom = Qui est concerné
field-from = À partir de quel jour
field-territory = Territoire concerné
field-place = Où
field-digest = SHA-256 du document
field-language = Sa langue
field-rectification-target = Quel acte
field-rectification-detail = Ce qu’il faut lire
field-correction-target = Quel acte
field-correction-effective = Le jour où il a été accompli
field-correction-value = Niveau, vote, appréciation, nombre, fonction, service ou cote
field-correction-date = Le jour de la rectification
field-correction-note = Pourquoi il est rectifié
field-pledge-instrument = Instrument auquel adhérer
field-pledge-target = Où il a été pris
field-assessment-value = Note
field-mission-whom = Qui est visité
field-mission-value = Quel service
field-session-detail = Son titre
field-session-value = Genre de session
field-attendance-value = À quel niveau
field-election-value = À quelle fonction
field-document-detail = Son titre
field-document-value = Sa cote
field-decision-value = À quel sujet, tel que les règles le nomment
field-vote-value = Vote
field-count-detail = Ce qui est compté
field-count-value = Combien
field-forecast-value = Les nombres au-dessous desquels se trouvent 5, 25, 50, 75 et 95 avenirs sur 100
field-forecast-from = À quelle date elle se place
field-forecast-until = De quel jour elle est
field-forecast-topic = Par quel modèle
field-forecast-detail = Comment elle est faite : graine, avenirs, registre
hint-id = Minuscules, chiffres et traits d’union, p. ex. fin-2026-1 ; jamais donné deux fois.
hint-target = L’identifiant de l’objet, tel que sa page l’indique.
hint-source = Commencez à écrire son titre et choisissez ; ou donnez l’adresse de la page (https://…).
hint-digest = Quiconque détient le document pourra vérifier plus tard que c’est bien celui-là.
hint-rectification-target = Sa date et son mot, p. ex. 2016-04-07 acceptance.
hint-rectification-detail = La date et le mot corrects, p. ex. 2016-04-08 acceptance ; ou nothing, pour le radier.
hint-correction-target = Sa date, son mot, et son identifiant ou son objet, p. ex. 2014-03-24 attendance nss-2014.
hint-correction-detail = Ne remplir que ce qui était faux : le reste demeure. Le mot nothing radie l’acte.
hint-correction-value = Avec le mot du registre, p. ex. head, for ou complete.
hint-recommendation-target = L’identifiant de la mission.
hint-circulation-target = L’identifiant de la proposition.
sort-regular = ordinaire
sort-intersessional = intersessions
head-signed-first = Signé par
head-next-step = Ce qui peut être fait
column-topic = thème
column-territory = territoire
column-place = lieu
column-digest = SHA-256
column-language = langue

## Depositary notifications

notification = Notification dépositaire
notification-draft = Projet établi d’après le registre, dans cette langue ; les six langues sont en haut.
notification-who = { $depositary }, agissant en sa qualité de dépositaire, communique ce qui suit :
notification-act = { $name } : { $kind ->
        [signature] signature
        [ratification] dépôt de l’instrument de ratification
        [acceptance] dépôt de l’instrument d’acceptation
        [approval] dépôt de l’instrument d’approbation
        [accession] dépôt de l’instrument d’adhésion
        [formal_confirmation] dépôt de l’instrument de confirmation formelle
        [deposit] dépôt de l’instrument exprimant le consentement à être lié
        [succession] notification de succession
        [denunciation] notification de dénonciation
       *[other] { $act }
    }, le { $day }. Traité : { $instrument }.
notification-bound = Conformément à { $article }, le traité entre en vigueur pour { $name } le { $day }.
notification-enters = Par cet acte, les conditions de { $article } sont remplies : { $instrument } entre en vigueur le { $day }.

## Ce qui peut être erroné dans un acte

finding-actor-ended = Il n’existait plus ce jour-là.
finding-actor-not-yet = Il n’existait pas encore ce jour-là.
finding-bad-address = Ce n’est pas l’adresse d’une page.
finding-bad-correction = Cela ne dit pas ce qu’il faut lire alors.
finding-bad-date = Cette date n’est pas possible.
finding-bad-digest = Ce n’est pas un SHA-256.
finding-bad-id = Cet identifiant n’est pas possible.
finding-bad-number = Ce nombre n’est pas possible.
finding-bad-target = Aucun acte susceptible d’être rectifié n’est nommé.
finding-control-character = Un signe invisible figure ici.
finding-duplicate = Cela figure déjà au registre.
finding-duplicate-deposit = Il a déjà exprimé son consentement à être lié.
finding-duplicate-signature = Il a déjà signé.
finding-future-date = Ce jour n’est pas encore venu.
finding-misplaced = Ce champ reste vide pour un acte de ce genre.
finding-missing = Ce champ est obligatoire.
finding-missing-source = Tout acte indique où il est publié.
finding-no-denunciation = L’instrument ne peut pas être dénoncé.
finding-no-reservations = L’instrument n’autorise pas cette réserve.
finding-no-rule = L’instance ne dit pas comment elle prend ses décisions.
finding-not-a-member = Il n’est pas membre de l’instance ce jour-là.
finding-not-committed = Il n’a pas pris cet engagement.
finding-not-eligible = L’instrument ne lui est pas ouvert ce jour-là.
finding-not-in-session = La session n’a pas lieu ce jour-là.
finding-not-seated = Il ne peut pas voter à cette session.
finding-nothing-to-denounce = Il n’y a pas de consentement à être lié auquel mettre fin.
finding-nothing-to-withdraw = Il n’y a rien à retirer.
finding-others-depend = D’autres actes ne seraient plus exacts.
finding-short-notice = Le préavis est plus court que les règles ne l’exigent.
finding-too-early = C’est trop tôt.
finding-too-late = C’est trop tard.
finding-total-differs = Un total publié dit autre chose.
finding-two-at-once = L’instance se réunit déjà ces jours-là.
finding-unknown-act = Ce genre d’acte n’existe pas.
finding-unknown-actor = Cet État ou cette organisation n’existe pas.
finding-unknown-forum = Cette instance n’existe pas.
finding-unknown-instrument = Cet instrument n’existe pas.
finding-unknown-source = Cette source n’existe pas.
finding-unknown-subject = L’instance n’a pas de règle à ce sujet.
finding-unknown-target = L’objet de cet acte ne figure pas au registre.
finding-unknown-word = Cette valeur n’est pas possible ici.
finding-wrong-act = Ce genre d’acte n’est pas possible ici.
finding-wrong-actor = C’est un autre qui convoque cette instance.
finding-wrong-capacity = Ce genre d’évaluation ne convient pas à qui évalue et à qui est évalué.
finding-wrong-columns = Un acte n’a pas de tel champ.

# How far an answer is known, and published totals beside the names.
or-more = { $what } ou plus
complete-unsaid = Le registre ne dit pas jusqu’à quel jour il est complet ; des actes peuvent manquer.
complete-unsaid-sessions = Le registre ne dit pas jusqu’à quel jour il est complet ; des sessions peuvent manquer.
complete-unsaid-each = Le registre ne dit pas jusqu’à quel jour il est complet pour { $names } ; des actes peuvent manquer.
published-total = { $named } par leur nom ; { $number } publiés
published-missing = dont { $number } ne sont pas nommés ici
record-ends = le registre s’arrête au { $day }
record-unsaid = le registre peut être incomplet
totals = Totaux publiés
totals-agree = { $count } des { $all } totaux publiés concordent avec les noms
totals-lead = Chaque total publié par quelqu’un figure à côté des noms que ce registre contient pour ce jour. Là où des noms manquent, le total borne le décompte.
published-as-of = { $number } publiés, au { $day }
chart-dotted = Pointillé : le registre s’arrête là, et il peut y en avoir davantage.
chart-circles = Cercles : totaux publiés.
explained = expliqué
counted-parties = parties
counted-states = États parties
counted-signatories = signataires
counted-subscribers = souscripteurs
counted-members = membres
agreement-agrees = ✓ concorde
agreement-fewer-named = ◐ moins sont nommés
agreement-differs = ≠ diffère
head-published = Publié
head-by-name = Par leur nom

# What became of promises.
together = { $count } ensemble
in-time = à temps
late = en retard
says = selon { $who }
looked-through = cherché jusqu’au { $day }
series = { $came } sur { $due } reçus
about-operator = Tenu par

corrections = Rectifications
corrections-lead = Ce que disait le registre et ce qu’il dit depuis, quand cela a été inscrit, par qui et pourquoi. Ce qui a été rectifié reste dans le journal : demandez un jour antérieur avec « connu le ».
no-correction = Rien n’a été rectifié.
head-corrected-by = Rectifié par
said-in-group = Dit avec d’autres : les signatures figurent dans l’inscription { $entry }.
desk-defined = Nouveau
desk-undefined = N’existe plus
content-name = nom
content-group = groupe d’inscriptions
column-corrects = rectifie l’inscription
column-removes = supprime l’inscription
column-why = pourquoi
column-decision = décision à l’appui
column-members = nombre d’inscriptions du groupe
column-root = racine de Merkle de celles-ci
column-title = titre
column-publisher = éditeur
column-url = adresse
column-retrieved = consulté le
column-name = nom
column-kind = genre
column-path = fichier
column-text = texte
column-attribute = attribut

form-source = Une source
form-actor = Un État ou une organisation
form-attribute = Un attribut d’un État
form-disagreement = Une divergence entre sources
form-name = Un nom dans une langue
form-definition = Un instrument, une instance, une mesure ou des règles
kind-record = Le registre lui-même
which-actor-state = État
which-actor-organisation = organisation
taken-yes = oui, le registre la retient
taken-no = non
field-title = Titre
field-publisher = Qui l’a publié
field-url = Son adresse sur le web
field-retrieved = Quand il a été consulté
field-name = Nom
field-kind = Lequel des deux
field-to = Le premier jour où cela ne vaut plus
field-continues = L’État dont il poursuit les traités
field-succeeds = L’État sur le territoire duquel il est né
field-attribute = Quel attribut
field-attribute-value = Sa valeur : un nombre, ou yes ou no
field-question = Sur quoi elles divergent
field-says = Ce que dit cette source
field-taken = Si le registre la retient
field-reason = Pourquoi, ou pourquoi pas
field-of = Ce qui s’appelle ainsi, par son identifiant
field-short = Nom court
field-full = Nom complet ou titre
field-path = Fichier
field-text = Son texte
field-decision = La décision sur laquelle il repose
field-corrects = Numéro de l’inscription qu’il rectifie
field-why = Pourquoi, s’il remplace quelque chose
hint-definition-path = P. ex. instruments/treaty.instrument ; pour des règles, policies/roles.cedar.
hint-name-language = Son code, p. ex. ar, zh, en, fr, ru ou es.
desk-correct = Rectifier ce qu’elle dit

## The menu and what comes next

menu-treaties = Traités
menu-find = Trouver des États
menu-meetings = Réunions
menu-next = Suite
menu-below = À propos du registre
change-day = changer
next-what = Ce qui peut être fait
next-lead = Ce qui peut se tenir et quand dans chaque enceinte, qui peut le provoquer et où l’on en est ; et pour chaque lacune, qui a fait un pas pour la combler.
next-asked = { $have } sur { $needed } nécessaires, de { $of } membres
next-pledged = a promis d’y adhérer
next-signed = a signé

## Gaps and measures

gaps = Lacunes
gaps-all = Toutes les mesures
gaps-lead = Chaque chiffre compte des actes et des relevés du registre, et dit ce qu’il ne sait pas. Personne n’est noté ni classé.
gaps-none = Le registre ne contient aucune mesure de ce genre.
gap-standards = Aucune norme commune ne lie tout le monde
gap-adherence = Tous n’ont pas adhéré
gap-military = Les matières militaires restent en dehors
gap-accountability = Peu ont à rendre compte de ce qu’ils font
gap-minimisation = Il y a plus de matières que nécessaire
gap-other = Autres mesures
no-such-measure = Il n’y a pas de mesure « { $id } ».
value-nobody = personne dans l’ensemble
measure-of = { $counted } sur { $of } ({ $value })
measure-said = { $title } : { $value }.
measure-missing = Manquent : { $names }.
measure-missing-count = Il en manque { $count }.
measure-perhaps = Manquent peut-être : { $names }.
measure-aim = Objectif : { $aim }
measure-aim-own = objectif propre à l’auteur
measure-met = atteint
measure-not-met = non atteint
measure-quote = Un paragraphe à citer
measure-quote-source = Au { $day }, d’après un registre de { $entries } inscriptions : { $address }
measure-chart = { $title }, au fil du temps
measure-variants = La question posée autrement
measure-over-time = Au fil du temps
measure-changed = Ce qui a changé depuis le { $day }
measure-unchanged = Rien n’a changé.
measure-who = Qui est compté et qui manque
measure-held = Ce que chacun a
measure-rows = Ce qui était attendu et ce qui est venu
measure-doubts = Ce qui élargit le plus la fourchette est ce qu’on ne sait pas de : { $names }.
measure-hangs = De quoi dépend le chiffre
measure-range = Au moins { $least } et au plus { $most }, quelle que soit l’hypothèse retenue.
measure-if = Si quelqu’un agissait
measure-if-label = Supposons
measure-disagree = signaler une divergence
cause-revised = révisé dans le registre
cause-definition = défini autrement
cause-joined = adhésion ou arrivée
cause-left = départ
cause-denominator = entré dans l’ensemble, ou sorti de celui-ci
cause-reading = relevé
cause-doubt = n’est plus certain, ou l’est à présent
cause-totals = totaux publiés
counts-counted = ● compté
counts-missing = ○ manque
counts-unknown = ≈ non connu
counts-yes = ● compte
counts-no = ○ ne compte pas
ground-no-act = aucun acte dans le registre
ground-no-reading = aucun relevé de { $of }
ground-no-row = aucune ligne de { $of } dans le registre
assumption-as-recorded = selon le registre
assumption-half-as-long = les relevés valent deux fois moins longtemps
assumption-for-ever = les relevés valent jusqu’à ce qu’un autre soit trouvé
assumption-silence-unknown = on ne sait rien de ceux dont il n’y a aucun relevé
assumption-silence-none = ceux dont il n’y a aucun relevé n’ont rien
assumption-complete = le registre est complet
assumption-left-out = sans { $who }
weakest-link = Le maillon le plus faible
weakest-lead = Une chaîne tient tant que tient chacun de ses maillons. Sont montrés ceux qui remplissent le moins de conditions, par ordre alphabétique, avec ce qui aiderait. Ceux dont on ne sait rien n’y figurent pas.
weakest-over = Sur l’ensemble : { $set }
weakest-distribution = Combien remplissent tel nombre de conditions
weakest-surely = sûrement
weakest-possibly = peut-être
weakest-conditions = { $met } conditions sur { $of }
weakest-fewest = Ceux qui remplissent le moins de conditions, quoi qu’il en soit de ce qu’on ne sait pas
weakest-nobody = Personne, pour autant qu’on le sache.
weakest-perhaps = Peuvent en être :
weakest-bottleneck = Ce qui manque à la plupart
weakest-means = Part des conditions remplies : moyenne { $mean }, moyenne géométrique { $geometric }, minimum { $minimum }

## A promise
no-such-promise = Il n’y a pas d’engagement « { $id } ».
promise-nobody = Personne ne l’avait promis au { $day }.
promise-not-theirs = Il n’est pas de ceux qui l’avaient promis à cette date.
promise-recommended-to = Recommandé à
promise-with-others = avec { $count } autres
promise-together = Promis par { $count } ensemble
promise-each = Promis par { $count }, chacun pour soi
promise-due = Échéance :
promise-no-day = Aucune échéance n’a été fixée.
promise-became = Ce qu’il en est advenu
promise-states = ceux qui ont promis
promise-evidence = Ce qui montrerait qu’il a été tenu
promise-shown-by-joining = Le consentement à être lié par, ou l’adhésion à :
promise-shown-in-force = L’entrée en vigueur de :
promise-shown-again = Un rapport, périodiquement :
promise-shown-by-account = Un compte rendu de l’État lui-même, de ses pairs ou d’un examinateur indépendant.
promise-nothing-found = rien trouvé
promise-said = Ce qui en a été dit
promise-report = En rendre compte
promise-who-may = Une délégation ({ $name }) signe le rapport au guichet.
promise-who = Qui l’a promis
head-account = Compte rendu
head-grade = Appréciation
head-days-late = Jours de retard
head-made-at = Pris à
head-position = Situation juridique
filter-kind = nature
commitment-national = d’un seul État
commitment-joint = commun
commitment-recommendation = recommandation
commitments-national = Promesses propres aux États, par année de la promesse
commitments-joint = Promesses communes, pour chaque État qui les a faites, par année
commitments-recommended = Recommandations de missions, par année
commitments-lead-national = { $complete } des { $count } promesses faites par un seul État se sont réalisées ou sont tenues d’après l’un des comptes rendus.
commitments-lead-joint = { $promises } promesses communes ont été faites { $count } fois en tout, une fois par État ; { $complete } d’entre elles sont tenues.

## One State
state-to-answer = À répondre
state-bound-by = Liée de façon certaine par { $count } traités sur { $of }.
state-promised = Sur { $count } promesses, { $complete } se sont réalisées ou sont tenues d’après l’un des comptes rendus.
state-not-found = L’échéance de { $count } est passée sans que ce registre ait rien trouvé ; cela ne veut pas dire que rien n’a été fait.
state-nothing-passed = Aucune de ses promesses n’a dépassé son échéance sans que rien n’ait été trouvé.
state-report = Rendre compte
state-treaties = Traités
state-subscribes = Textes politiques souscrits
state-not-subscribed = Non souscrit :
state-was-there = Réunions auxquelles il a participé
state-standing = Promesses sans échéance ({ $count })
state-closed = Promesses réalisées, tenues ou retirées ({ $count })
state-acts = Tous les actes, avec source et preuve ({ $count })
state-as-csv = Pour un tableur (CSV) :

## Sources
no-such-source = Il n’y a pas de source « { $id } ».
source-open = ouvrir
source-id = cité ici sous { $id }
source-read = lu le { $day }
source-nothing = Aucun acte ni relevé ne repose sur elle.
source-acts = Actes qui reposent sur elle ({ $count })
source-readings = Relevés qui reposent sur elle ({ $count })
head-value = Valeur

## Home
home-bind = { $count } traités lient :
home-next = Prochaine échéance :
home-find = Trouver votre État
home-who-has = Qui a rejoint { $whole } et non { $amendment } ?
home-what-promised = Qu’a-t-on promis, et qu’en est-il advenu ?
home-what-next = Que peut-il se passer ensuite, et qui peut le provoquer ?
home-comes = Ce qui vient
home-promised = Ce qui a été promis, et ce qu’on en sait
home-own = par un seul État
home-joint = communes, par État
home-texts = Textes politiques et propositions

## Headings that say which
head-joined-by = Acte
head-out-of = Total
head-begins = Début
head-ends = Fin
head-arises-from = Origine

## Citing
cite = Citer cette page
cite-text = { $title }. Dans : { $record }. Au { $on }, d’après ce que l’on savait le { $known } ; journal de { $size } entrées, racine { $root }.

## A treaty
treaty-adopted = Adopté le { $day }
treaty-opened = ouvert à la signature le { $day }
treaty-depositary = dépositaire :
treaty-amends = modifie
treaty-text = texte :
treaty-covers = Porte sur :
treaty-could-join = Pourraient y adhérer : { $count }
treaty-signed = ont signé, sans qu’on les sache liés
treaty-not-signed = dont on ne connaît pas de signature

## Find States
who-write = L’écrire
who-choose = Choisir
who-among = Parmi
who-all = tous les États
who-joined = ceux qui ont rejoint
who-without = mais pas
who-none = – rien –

## The desk, once it is recorded
desk-next-entry = Son entrée au journal
desk-next-another = En enregistrer un autre

## Notifications
notification-reference = Référence : { $log }, entrée { $entry }. Rédigé le { $day }.
notification-to = Aux parties, et aux États et organisations ayant qualité pour le devenir :
notification-its-terms = ses dispositions
notification-no-day = La date de cet acte n’est pas connue exactement. Rien ne peut en être notifié auparavant.

## Lists of instruments, the map
instruments-political = Textes politiques
instruments-political-meaning = Les États y souscrivent. Personne n’est lié par eux en droit.
instruments-proposed = Proposés et non adoptés
head-text = Texte
head-subscribers = Souscripteurs
map-title = Situation des États à l’égard de { $instrument }

## Filters
filter-whose = de qui
# The negotiating table
act-drafting = acte à la table d’un texte
act-chairing = acte de la présidence d’un texte
form-drafting = À la table : une proposition, une position, un crochet
form-chairing = À la présidence d’un texte : une décision, une procédure de silence
field-drafting-value = Ce qui est fait
field-drafting-target = Le texte, texte/disposition, ou la proposition
field-drafting-topic = Quelle position, ou sous quel nom
field-drafting-detail = En quelles lignes
field-chairing-value = Ce qui est fait
field-chairing-target = Le texte, texte/disposition, ou l’instance
field-chairing-topic = Quelle décision
field-chairing-detail = En quelles lignes
drafting-text = texte mis sur la table
drafting-tabling = dépôt d’un libellé
drafting-textual-proposal = proposition de texte
drafting-retabling = proposition reprise
drafting-withdrawal-of-proposal = retrait d’une proposition
drafting-cosponsorship = appui comme coauteur
drafting-position = position
drafting-bracket = crochet
drafting-lifting-of-bracket = levée d’un crochet
drafting-package = ensemble de propositions
drafting-division-of-package = ensemble divisé
drafting-text-decision = décision sur le texte
drafting-consolidation = fusion
drafting-silence-procedure = procédure de silence sur le texte
drafting-translation = traduction
drafting-correction-of-text = correction du texte adopté
