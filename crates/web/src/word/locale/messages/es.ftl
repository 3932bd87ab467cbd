# What the pages say. docs/languages.md has the rules; a test fails on a message that is missing in a language or not used.

## The frame of every page

skip = Ir al contenido
languages = Idiomas
menu = Menú principal
todays-regime = El régimen hoy
instruments = Instrumentos
states = Estados
calendar = Calendario
commitments = Compromisos
stocktake = Balance
sources = Fuentes
log = Registro
the-log = El registro
desk = Despacho
about = Acerca de este registro
help = Términos y ayuda
search = Buscar
search-button = Buscar
also-as = También en
form-page = página
form-calendar = calendario al que suscribirse
form-feed = canal Atom
log-through = De las inscripciones 0 a { $entry } del registro, raíz
cosigned-by = cofirmado por { $count } de { $of }
original-note = Los textos con subrayado de puntos están en inglés.
as-of = al
as-known = según se sabía el
go = Mostrar
today = hoy
previous-act = ‹ acto anterior
next-act = acto siguiente ›
not-today = Este es el régimen al { $day }, no el de hoy.
not-today-known = Este es el régimen al { $day }, según el registro al { $known }, no el de hoy.
uncertain = incierto
uncertain-why = Depende de fechas que no se conocen.
date-uncertain-why = No se conoce el día; está dentro de este intervalo.
date-unknown = fecha desconocida
date-by = a más tardar el { $day }
date-after = el { $day } o después
date-between = { $first } – { $last }
problem-what-next = Desde aquí puede ir a:
problem-not-found = No encontrado
problem-bad-request = No se entiende la petición
no-such-actor = No hay ningún Estado ni organización «{ $id }».
no-such-instrument = No hay ningún instrumento «{ $id }».
no-such-forum = No hay ningún foro «{ $id }».
no-such-session = No hay ninguna sesión «{ $id }».
no-such-page = No hay ninguna página «{ $name }».
not-a-day = «{ $text }» no es un día; un día se escribe como 2016-05-08.
did-you-mean = ¿Quería decir esto?
any = todos
show = Mostrar
examples = Ejemplos
no-date = sin fecha
why = Por qué
from = desde
to = hasta
under = en virtud de

## Today’s regime, instruments

what-binds = Lo que obliga
what-is-due = Lo que vence
what-falls-due = Vencimientos
where-gaps = Dónde están las lagunas
parties-over-time = Las partes a lo largo del tiempo
parties-to-over-time = Las partes a lo largo del tiempo: { $instrument }
latest-acts = Últimos actos
commitments-count = { $count } { $count ->
        [one] compromiso
       *[other] compromisos
    }
complete-through-each = El registro está completo hasta el { $days }; pueden faltar actos posteriores.
complete-through = Su registro está completo hasta el { $day }; pueden faltar actos posteriores.
complete-through-sessions = Su registro está completo hasta el { $day }; pueden faltar sesiones posteriores.
proposed = propuesto
on-subscription = surte efecto con la suscripción
in-force = en vigor
since = desde el { $day }
from-day = a partir del { $day }
not-yet-in-force = aún no en vigor
not-in-force = no en vigor
perhaps-in-force = quizá en vigor
parties-count = { $count } { $count ->
        [one] parte
       *[other] partes
    }
states-count = { $count } { $count ->
        [one] Estado
       *[other] Estados
    }
organisations-count = { $count } { $count ->
        [one] organización
       *[other] organizaciones
    }
signed-only-count = { $count } solo han firmado
parties-threshold = Partes y umbral
no-entry-clause = Su definición no tiene cláusula de entrada en vigor.
as-defined = Según su definición
who-since = Quién, y desde cuándo
reservations = Reservas y declaraciones
what-was-promised = Lo que se prometió
decided-by = Decidido por
missing = faltan:
nobody-consented = Nadie ha consentido en obligarse a esta fecha.
nobody-acted = Nadie ha actuado a esta fecha.
ended-on = terminó el { $day }
line-bound = obligadas
line-consented = han consentido
line-needed = necesarias

## States

states-and-organisations = Estados y organizaciones
state = Estado
organisation = Organización
continues = continúa a
acts = Actos
no-act-by-day = El registro no contiene ningún acto suyo a esta fecha.
as-actor = como { $name }
member-of = miembro de: { $organisations }
what-it-owes = Lo que debe { $name }
place-bound = obligado
place-subscribes = suscrito
place-consented = ha consentido
place-applies-provisionally = aplica provisionalmente
place-signed = firmado
place-ended = terminado
place-not-yet = todavía no
not-yet = todavía no
article = artículo { $number }

## Calendar, forums, sessions

who-at-level = Quién participó y a qué nivel
forums = Foros
sessions = Sesiones
ended = terminado
nothing-due = No vence nada.
none-by-day = No hubo ninguna hasta esta fecha.
participation-unknown = No se conoce el número de participantes de ninguna sesión.
participation-chart = Participación por nivel, sesión por sesión
due-request = { $forum }: puede solicitarse una sesión
due-session = { $forum }: sesión
members-count = { $count } { $count ->
        [one] miembro
       *[other] miembros
    }
met-last = se reunió por última vez a más tardar el { $day }
clauses-call-for = Lo que disponen sus cláusulas
no-clause-calls = Ninguna cláusula de su definición prevé una sesión.
proposals = Propuestas
due-on = vence el { $day }
not-before = no antes del { $day }
days-late = { $count } { $count ->
        [one] día
       *[other] días
    } de retraso
asked-needed = Solicitudes: { $have }; necesarias: { $needed } de { $of } miembros.
asked-enough-published = De otras solo se publicó que eran «suficientes».
asked-enough-since = Suficiente desde el { $day }.
by-name = Nominalmente:
not-asked = Miembros de los que no consta solicitud: { $count }
convened-by = Convocada por
commitments-made-at = Se { $count ->
        [one] asumió
       *[other] asumieron
    } en ella { $count } { $count ->
        [one] compromiso
       *[other] compromisos
    }
who-took-part = Quién participó
part-incomplete = No se conoce cuántos participaron; de los conocidos:
part-levels = Participaron { $total }: { $heads } a nivel de jefe de Estado o de gobierno, { $ministers } a nivel ministerial o superior.
part-named = Aquí se nombra a { $named }; del resto solo se conoce el número.
observers = Observadores
decisions = Decisiones
officers = Mesa
agenda = Programa
documents = Documentos
statements = Declaraciones
credentials = Credenciales
published-counts = Cifras publicadas
put-on = sometida el { $day }
silence-until = el silencio puede romperse hasta el { $day }
level-head = jefe de Estado o de gobierno
level-minister = ministro
level-other = otro nivel
level-unknown = nivel desconocido

## Commitments and stock-taking

filter-of = de
filter-under = hecho en
filter-state = situación
filter-year = año
nothing-found-meaning = «Pasó el día, nada hallado aquí» solo dice eso: este registro no contiene ni informe ni evaluación, hasta donde se buscó. Lo que nunca se publicó no figura en él, y no haberse hallado no es no haberse hecho.
one-by-one = Uno por uno
legend-complete = completos
legend-less = evaluados por debajo
legend-reported = con informe
legend-nothing-found = pasó el día, nada hallado aquí
legend-not-delivered = no cumplidos, según una evaluación
legend-nothing = aún no vencen, nada se sabe
there-is-none = No hay ninguno.
commitments-chart = Compromisos por año, y qué fue de ellos
not-assessed = no evaluado a este título
what-it-corrects = Qué rectifica
struck-out = Suprimido
stocktake-of = Balance: { $what }
stocktake-of-help = Un foro, un instrumento o un Estado, por su identificador
whole-regime = todo el régimen
take-stock = Hacer balance
in-figures = En cifras
delivered-meaning = Se cumplió lo que el registro muestra completo o alguien declara completo; se indica quién, y las versiones nunca se funden en una.
sessions-missed = Sesiones previstas y no celebradas
joined-left = Incorporaciones y salidas
of-a-forum = De un foro:

## What may come: momentum, forecasts, pathways

momentum = Impulso
pathways = Caminos
forecast-link = Cuántos se adherirán y cuándo
forecast-of = Pronóstico: { $instrument }
forecast-lead = Estados que se habían adherido al { $day }, último día en que se conoce su número: { $joined }. Todavía pueden adherirse: { $left }.
forecast-clause = otra cláusula de entrada en vigor
forecast-fan = Lo que puede venir
forecast-band = Al { $day }: en 9 de cada 10 futuros, de { $low } a { $high } Estados; en 5 de cada 10, de { $lower } a { $upper }; en el medio, { $middle }.
forecast-legend = La línea continua es lo que se sabe que ocurrió; la banda clara contiene 90 de cada 100 futuros, la oscura 50; la línea interior es su medio.
fan-middle = en el medio
fan-happened = lo que ocurrió
forecast-held = Lo que ocurrió después estuvo dentro de la banda del 90 % en { $held } de { $of } fechas.
forecast-draws = Futuros sorteados: { $futures }; semilla que los designa: { $seed }. El mismo registro da los mismos futuros.
forecast-every-future = Cada futuro (CSV)
forecast-standing-on = Tal como podía decirse el:
forecast-reached = Cuándo se alcanza un número de Estados
forecast-believed = Hasta dónde se puede creer
forecast-how-good = Estos pronósticos se probaron con tratados que se apartaron al elegir el modelo: sus bandas del 90 % acertaron 87 de cada 100 veces y su error fue alrededor de un quinto menor que el de «los últimos cinco años continúan». Solo contienen cómo se adhirieron los Estados en el pasado, y nada de lo que un foro pueda hacer.
forecast-back = Volver al instrumento
forecast-not-open = Nada se puede pronosticar: nadie podía adherirse al { $day }.
forecast-too-far = { $day } está demasiado lejos: ningún pronóstico va más allá del { $last }.
forecast-past = { $day } ya pasó: lo ocurrido se conoce hasta el { $seen }.
published-title = Pronósticos publicados hasta ahora
published-none = Aún no se ha publicado ninguno en este registro.
published-awaited = Publicados en este registro, de todos los instrumentos: { $published }. El día de ninguno ha llegado aún.
published-scored = Publicados en este registro, de todos los instrumentos: { $published }; evaluados hasta ahora: { $scored }. La banda del 90 % acertó { $held } de { $of } veces; puntuación media ponderada del intervalo, en Estados: { $score }.
becomes-awaited = pendiente
becomes-unknown = aún no se sabe
becomes-too-late = registrado demasiado tarde
head-becomes = Qué fue de él
head-published-on = Publicado
scores-title = Qué tan buenos han sido los pronósticos
scores-lead = Tratados apartados al elegir el modelo: { $treaties }. Pronósticos de ellos, hechos como en fechas pasadas con lo que se sabía entonces, y evaluados: { $forecasts }.
scores-how = Junto al modelo hay tres pronósticos simples. Los tratados se apartaron según una regla escrita antes de mirar ninguno; cada uno se probó una vez, cuando todo estaba elegido.
scores-ways = El modelo y lo que debe superar
scores-what = El CRPS es el error en Estados; la puntuación logarítmica, la sorpresa: menos es mejor. Relativo: respecto de «los últimos cinco años continúan».
scores-resampled = El modelo es mejor que ese en { $share } de cada 100 remuestreos de tratados enteros.
scores-years = Por años de antelación
scores-tenths = Dónde, entre sus futuros, estuvo lo ocurrido
scores-tenths-what = Cuántos pronósticos tuvieron lo ocurrido en cada décima parte de sus futuros, desde la más baja. Parejo sería lo correcto; más en la décima superior significa que se previeron de menos las oleadas de adhesiones.
scores-forecasts = pronósticos
way-a-level-that-forgets-and-drifts = un nivel que olvida y deriva (el modelo)
way-constant-hazard-since-opening = la tasa desde la apertura continúa
way-the-last-five-years-go-on = los últimos cinco años continúan
way-what-treaties-of-this-age-did = lo que hicieron los tratados de esta edad
head-way = Pronóstico
head-crps = CRPS
head-relative = Relativo
head-log-score = Puntuación logarítmica
head-held-50 = 50 % acertó
head-held-90 = 90 % acertó
head-years-ahead = Años de antelación
remark-complete = No queda nadie que pueda adherirse: no hay nada que pronosticar.
remark-proposed = Solo está propuesto: tantos se adherirían si pudiera hacerse desde este día.
remark-no-joins = Ninguna adhesión en { $years } años-Estado: como máximo { $most } por Estado y año.
remark-unnamed = Conocidos solo por un total publicado, sin nombres: { $count } de los que se adhirieron. En cada futuro son otros Estados.
remark-unscored = Más allá de { $years } años, ningún pronóstico de este tipo ha sido evaluado.
whatif-title = Con otra cláusula
whatif-same = En vigor desde el { $day }, como ocurrió.
whatif-later = En vigor desde el { $day }; días más tarde de lo que ocurrió: { $days }.
whatif-earlier = En vigor desde el { $day }; días antes de lo que ocurrió: { $days }.
whatif-from = En vigor desde el { $day }.
whatif-not-yet = Aún no cumplida. En vigor al final del año, en { $futures } futuros:
momentum-of = Impulso: { $forum }
momentum-lead = Participantes, por nombre: { $count }. Comparados con todos los demás Estados.
momentum-lead-set = Tantos están en este conjunto, comparados con todos los demás: { $count }.
momentum-set = quién, si no sus participantes
momentum-what = Las adhesiones se cuentan por Estado que aún podía adherirse y por año, en los cuatro años anteriores al foro, mientras se reunía y después. Un recuento anual engañaría: un instrumento al que casi todos se han adherido gana pocos Estados por más interés que tengan los restantes. Ninguna cifra muestra aquí que un foro haya causado algo.
momentum-ratios = Si los participantes aceleraron más que los demás
momentum-picture = Cuánto aceleraron los participantes respecto de los demás, con intervalos del 90 %
momentum-legend = Por encima de 1, los participantes aceleraron más que los demás; donde la línea cruza 1, los datos no permiten decirlo. En gris, tratados que el foro no pedía.
momentum-controls = Tratados que el foro no pedía
momentum-controls-why = La misma razón en estos: lo que ocurrió de todos modos.
momentum-figures = Las cifras
momentum-few = ≈: menos de 5 adhesiones o de 30 años-Estado, demasiado poco por sí solo.
momentum-never-met = Ninguna sesión se había celebrado al { $day }: no hay antes, durante ni después.
momentum-no-forum = Ningún foro se había reunido en esta fecha.
group-participants = participantes
group-others = todos los demás
said-few = Muy pocas adhesiones para decir algo ({ $who }): { $before } antes, { $during } durante.
said-rose = La tasa subió ({ $who }): { $before } antes, { $during } durante.
said-fell = La tasa bajó ({ $who }): { $before } antes, { $during } durante.
said-unclear = La tasa pudo cambiar o no ({ $who }): { $before } antes, { $during } durante.
said-nobody = Ningún Estado fuera del grupo se ha adherido.
said-nobody-most = Ningún Estado fuera del grupo se ha adherido, en { $years } años-Estado: como máximo { $most } por Estado y año.
said-more = Los participantes aceleraron más que los demás ({ $ratio }); que el foro lo causara, esto no lo muestra.
said-less = Los participantes aceleraron menos que los demás ({ $ratio }).
said-cannot-tell = Los datos no permiten decir si los participantes aceleraron más que los demás ({ $ratio }).
said-days = De { $of } fechas se conocen { $known }: con todas, el intervalo tendría un factor de { $would }, no de { $width }.
said-not-open-before = No era posible adherirse antes de que comenzara el foro: nada con qué comparar.
said-not-known-during = No se sabe quién se adhirió mientras el foro se reunía: nada con qué comparar.
said-nobody-in-group = Uno de los dos grupos no tiene a nadie que pudiera adherirse: nada con qué comparar.
said-full = Menos del 15 % de un grupo aún podía adherirse: no se puede formar una razón.
said-saturated = Aún podían adherirse después ({ $who }): { $left } de { $of }. Menos adhesiones al año no es entonces pérdida de impulso.
pulse-too-few = De { $of } adhesiones solo { $known } tienen un mes conocido, y algunas porque se comunicaron en una sesión: nada se puede concluir de cuándo fueron.
pulse-figures = Participantes que se adhirieron en el mes de una sesión o en los seis siguientes: { $after }. Si las sesiones se desplazan hacia atrás de 1 a { $slides } meses: { $slid } en promedio, y tantos en { $many } de los { $slides } desplazamientos.
pulse-hardly = El azar apenas produce un pulso así.
pulse-suggestive = Indicativo, no establecido.
pulse-cannot-tell = Los datos no distinguen un pulso del azar.
joins-in-years = { $joins } en { $years } años-Estado
foreseen-of = { $n } de { $of }
period-before = antes
period-during = durante
period-after = después
window-6-to-1-months-before = de 6 a 1 meses antes
window-the-month-of-the-session = el mes de la sesión
window-1-to-6-months-after = de 1 a 6 meses después
window-7-to-12-months-after = de 7 a 12 meses después
held-inside = ✓ dentro
held-outside = ○ fuera
held-uncertain = ≈ incierto
order-better = mejor
order-worse = peor
order-cannot-be-told-apart = no se distinguen
obligation-binding = vinculante
obligation-political = política
obligation-uniform = igual para todos
obligation-differentiated = de cada uno lo que asume
on-gap-adherence = adhesión
on-gap-standards = normas
on-gap-military = material militar
on-gap-accountability = rendición de cuentas
on-gap-minimisation = material nuclear al mínimo
belief-happens = se realiza
belief-takes-part = de los invitados, los que participan alguna vez
belief-pull = atracción: cuánto más rápido se adhieren los invitados, siete meses desde una sesión
belief-adopts = adoptada tras tantos años
belief-terms = términos: cuánto más rápido de lo habitual se adhieren
belief-commitments = compromisos de cada participante en una sesión
belief-delivered = compromisos cumplidos a tiempo
belief-of = { $what } ({ $forum })
assumed = supuesto
pathways-title = Caminos, comparados
pathways-lead = Los mismos { $futures } futuros para todos, hasta el { $day }. Cuál es mejor nunca es un solo número.
pathways-assumed = Lo supuesto no es palabra de nadie más que de quien escribió el camino. Ningún pronóstico del efecto de un foro ha sido evaluado: compare para ver qué tendría que ser cierto, no para saber qué será.
pathways-list = Los caminos
pathways-bands = El medio de los futuros, y entre qué números están 90 de cada 100.
pathways-scatter = Inclusión y ambición
scatter-title = Horizontal: { $across }; vertical: { $up }
scatter-more = más adhesiones al final que si no se hace nada
scatter-legend = Cada punto es la media; sus líneas contienen 90 de cada 100 futuros. Un camino que rara vez se realiza tiene una media cercana a nada.
dimension-took-part = Estados que participan alguna vez
dimension-joins = adhesiones a todos los instrumentos
dimension-delivered = compromisos cumplidos
pathways-multiples = Partes y suscriptores por año
pathways-multiples-legend = Las bandas contienen 90 y 50 de cada 100 futuros; la línea de trazos es el medio si no se hace nada.
multiple-title = { $pathway }: { $instrument }, { $band } al final
pathways-gains = Cuántos más se adhieren que si no se hace nada
pathways-gains-why = Medias. Una atracción actúa siete meses y desaparece, pues nada en el registro muestra una más larga: las reuniones cambian sobre todo cuándo se adhieren los Estados, y apenas cuántos al final.
pathways-obligations = Obligaciones al final
obligations-why = Una obligación vinculante cuenta las partes en el instrumento que la contiene, donde el camino se realiza; una política, los que participan.
pathways-pairs = Cuál es mejor, en los mismos futuros
pathways-front = Ninguno es mejor en todos los aspectos, en promedio, que: { $which }.
pathways-every-pair = De dos en dos: la parte de futuros en que el primero es mejor
pathways-turns = Dónde se invierte el orden
turns = { $dimension }: «{ $ahead }» va por delante de «{ $behind }», salvo que esta creencia de «{ $pathway }» sea { $value }: { $belief }
turns-none = Ninguna creencia, dentro de sus límites, invertiría el orden de dos caminos distinguibles.
pathways-hangs = Lo que más depende de una sola creencia
pathways-none = No se puede hacer ninguna comparación para este día:
pathways-no-files = Este registro no tiene caminos. Un camino es un archivo de su carpeta «pathways».
no-such-pathway = No existe el camino «{ $id }».
pathway-proposed-in = Propuesto en:
pathway-meets = Quién se reúne y qué aporta
pathway-sessions = sesiones: { $sessions }; días de cada una: { $days }
pathway-invites = Estados invitados: { $count }.
pathway-brings = Participan alguna vez: { $part }; compromisos contraídos: { $made }, cumplidos: { $delivered }; días de reunión: { $days }.
pathway-believed = Lo que se cree y por palabra de quién
pathway-believed-what = Cada valor está entre sus límites 9 de cada 10 veces, y se sortea de nuevo en cada futuro.
pathway-compare = Comparar todos los caminos
head-after-1 = Tras 1 año
head-after-5 = Tras 5
head-after-10 = Tras 10
head-in-the-end = Al final
head-around-sessions = En torno a las sesiones
head-assumed = Supuesto
head-at-lower = En el límite inferior
head-at-upper = En el límite superior
head-at-risk = Aún podían adherirse
head-belief = Creencia
head-below-5 = 5 %
head-below-25 = 25 %
head-middle = Medio
head-below-75 = 75 %
head-below-95 = 95 %
head-last-five-years = Si los últimos cinco años continúan
head-happened-since = Lo que ocurrió
head-held = En la banda del 90 %
head-between = Entre
head-delivered = Cumplidos
head-dimension = En qué
head-on-gap = Brecha
head-group = Grupo
head-invites = Invita
head-join-all = Se adhieren a todo
head-joins = Adhesiones
head-meeting-days = Días de reunión
head-obligation = Obligación
head-on-whose-word = Por palabra de
head-other-pathway = El otro
head-others = Los demás
head-participants = Participantes
head-pathway = Camino
head-period = Período
head-rate = Tasa [90 %]
head-ratio = Razón [90 %]
head-state-years = Años-Estado
head-take-part = Participan alguna vez
head-through = Hasta el día
head-treaty = Tratado
head-urges = Insta a adherirse
head-where-written = Dónde está escrito

## The log, keys, papers, proofs, sets, sources

acts-as-recorded = Actos según se registraron
acts-lead = { $count } actos, los últimos primero.
acts-signed = ✓ Firmado por el interesado con su propia clave; los demás se registraron en su nombre.
signed-own-key = firmado con su propia clave
disagreements-lead = Lo que adopta el registro está marcado, con su razón al lado. Quien sepa más, que lo diga con una fuente.
where-sources-disagree = Dónde discrepan las fuentes
no-disagreement = No consta ninguna discrepancia.
taken = adoptado
entry-number = Inscripción { $entry }
recorded-on = registrado el { $day }
signed = Firmas
not-signed = Sin firma: el depositario registra lo que publica la fuente.
signed-by = Firmado por { $who }
countersigned-by = Refrendado por { $who }
passkey = clave de acceso
had-seen = Quien firmó había visto el registro de { $count } inscripciones.
proof = Prueba
proof-of-entry = La prueba de esta inscripción
check-in-browser = verificarla en este navegador
keys = Claves
keys-lead = Quien se expresa aquí firma con una clave vigente en el lugar de la inscripción. Dos funcionarios del depositario responden de las claves, sobre la base de una nota verbal.
keys-none-yet = Nadie puede escribir aquí todavía por la red: los dos primeros funcionarios del depositario no han registrado sus claves. Lo registrado hasta entonces dice que lo registró el depositario.
key-in-force = vigente
make-or-sign = Crear una clave de acceso o firmar con ella
rules-of-record = Reglas de este registro:
log-lead = Cada página se deriva de un registro de { $count } inscripciones. Nada puede cambiarse ni quitarse sin que cambie su hash raíz, y la raíz está firmada.
log-root = Raíz
verifier-key = Clave de verificación
checkpoint = Punto de control
witnesses = Testigos
witnesses-lead = Cada uno ha visto crecer este registro y nunca otra cosa, y lo dice con su propia clave.
quorum-met = Se alcanza el quórum «{ $quorum }».
quorum-not-met = Aún no se alcanza el quórum «{ $quorum }».
keys-link = Claves: quién habla por quién y quién puede hacer qué
sealed-papers = Documentos sellados
check-a-proof = Verificar una prueba
check-it = Verifíquelo
single-entry = Una sola inscripción, como la primera, se prueba sin este servidor:
verify-what = Lee las inscripciones en bruto, recalcula cada hash, verifica la firma, recalcula el régimen y lo compara con estas páginas. Cualquier cliente de esta norma puede leer también el registro:
papers-lead = De un documento sellado el registro solo contiene un resumen con sal. Está aquí cifrado para sus destinatarios. Cuando se abre, cualquiera puede comprobar que es lo que se selló.
no-paper = Todavía no se ha sellado ningún documento.
a-paper = Un documento
sealed = sellado
opened-by-entry = abierto por la inscripción { $entry }
paper-for = para { $who }
encrypted-file = archivo cifrado
document-kept = se conserva aquí ({ $kind }, { $size } kB)
document-not-kept = el documento no se conserva aquí
documents-zip = los documentos en un solo archivo ZIP
documents-kept = { $kept } de { $cited } se conservan aquí
levels = Niveles
check-lead = Este navegador lo verifica por sí mismo. No se cree a este servidor ni a nosotros: solo a la clave que pegue aquí, recibida de alguien de confianza. El script es lo bastante corto para leerlo; sin navegador:
check-key = La clave de verificación del registro
check-entry = El número de una inscripción
check-file = o su archivo de prueba
check = Verificar
check-not-proved = No probado.
step-proof = Es una prueba (c2sp.org/tlog-proof@v1)
step-entry = Contiene la propia inscripción
step-key = La clave es una clave Ed25519 de un registro
step-number = El número de la clave es correcto
step-log = El punto de control es del registro { $log }
step-leads = La inscripción { $entry } lleva a la raíz de { $size } inscripciones
step-root = Esa raíz está firmada con la clave
step-signed = { $key } firmó lo que dice, en nombre de { $by }
step-unsigned = No la firmó el interesado: { $by } la registró el { $day }
sign-with-passkey = Firmar con una clave de acceso
make-passkey = Crear una clave de acceso
make-passkey-lead = Se queda en su dispositivo. Lo que aparezca aquí va en una nota verbal al depositario, cuyos dos funcionarios la registran.
passkey-for = Para quién
passkey-not-made = No se creó ninguna clave.
begin = Establecer un depositario
begun = Dos funcionarios ya tienen claves.
begin-lead = Al principio nadie tiene aquí una clave. Con el código que el servidor mostró al arrancar, los dos primeros funcionarios del depositario registran cada uno una clave de acceso, uno tras otro en esta página. El primero responde por el segundo y firma de nuevo. Desde entonces no se registra nada sin firma.
begin-code = El código que mostró el servidor
begin-note = La nota o decisión en que se basa, con número y fecha
begin-officer = El cargo de este funcionario, sin nombre de persona
begin-register = Crear una clave de acceso y registrarla
begin-first = El primer funcionario está registrado. Ahora el segundo.
begin-second = Dos funcionarios tienen claves: el registro queda a su cargo.
passkey-recipient = Para documentos sellados: un destinatario age, si lo tiene
passkey-address = Los navegadores crean claves de acceso para un nombre, no para un número. En esta máquina, abra
say-something = Declarar algo
say-lead = Un acto en JSON, como abajo; su clave de acceso firma su resumen. El despacho ofrece formularios.
say-by = En nombre de quién
say-words = Qué
say-recorded = Registrado como inscripción { $entry } el { $day }.
say-failed = No registrado.
sign-and-record = Firmar y registrar
needs-javascript = Esta página funciona con JavaScript; sin él, estas órdenes hacen lo mismo:
set-label = Un conjunto de Estados y organizaciones
set-count = { $count } al { $day }

## Parts of long lists

parts = Partes de esta lista
sort-by = Ordenar por esto
part-of = { $first }–{ $last } de { $total }
part-previous = ‹ anteriores
part-next = siguientes ›

## Heads of tables

head-about = Sobre
head-as = Función
head-bound-from = Obligado desde
head-by = Autor
head-by-itself = Por sí mismo
head-by-peers = Por pares
head-circulated = Distribuido
head-clause = Cláusula
head-cosigned = Cofirmado
head-date = Fecha
head-day = Día
head-deposited = Depósito
head-due = Vence
head-element = Elemento
head-entry = Inscripción
head-forum = Foro
head-happened = Ocurrido
head-have = Hay
head-heads = Jefes
head-holder = Titular
head-id = Identificador
head-independently = Independiente
head-instrument = Instrumento
head-kept-by = Custodiada por
head-key = Clave
head-last-session = Última sesión
head-level = Nivel
head-made = Asumido
head-measure = Medida
head-asked-for-by = Solicitado por
head-step-taken = Quién ha dado un paso
head-definition = Definición
head-figure = Cifra
head-cause = Causa
head-counts = Cuenta
head-came = Llegó
head-assumption = Supuesto
head-as-it-is = Tal como es
head-if-so = En ese caso
head-lacks = Le falta
head-holds = Posee
head-pledges = Compromisos
head-reports-requests = Informes, solicitudes, ofertas
head-condition = Condición
head-lack-it = Carecen de ella
head-members = Miembros
head-ministers-or-above = Ministros o superior
head-missing = Faltan
head-name = Nombre
head-needed = Necesario
head-next = Próxima
head-objections = Objeciones
head-parties = Partes
head-venue = Lugar
head-publisher = Editor
head-read = Consultado
head-recorded = Registrado
head-remark = Observación
head-reported-or-assessed = Informe o evaluación
head-requirement = Requisito
head-said-complete = Declarado completo
head-says = Dice
head-session = Sesión
head-share = Proporción
head-signed-only = Solo firma
head-since-entry = Desde la inscripción
head-source = Fuente
head-standing = Condición
head-state = Situación
head-states = Estados
head-status = Situación
head-the-period-before = El período anterior
head-the-day-before = La víspera
head-the-last-day = El último día
head-this-period = Este período
head-took-part = Participantes
head-until = Válido hasta
head-what = Qué
head-who = Quién
head-why = Por qué
head-withdrawn = Retirada
head-witness = Testigo
head-words = Texto

## Acts, by the terms that depositaries use

act-signature = firma
act-succession-to-signature = sucesión en la firma
act-ratification = ratificación
act-acceptance = aceptación
act-approval = aprobación
act-accession = adhesión
act-succession = sucesión
act-formal-confirmation = confirmación formal
act-definitive-signature = firma definitiva
act-subscription = suscripción
act-deposit = depósito
act-reservation = reserva
act-declaration = declaración
act-objection = objeción
act-withdrawal-of-reservation = retiro de reserva
act-withdrawal-of-objection = retiro de objeción
act-denunciation = denuncia
act-withdrawal-of-denunciation = retiro de denuncia
act-provisional-application = aplicación provisional
act-termination-of-provisional-application = terminación de la aplicación provisional
act-territorial-application = aplicación territorial
act-territorial-exclusion = exclusión territorial
act-rectification = rectificación
act-convening = convocatoria
act-cancellation = cancelación
act-invitation = invitación
act-attendance = asistencia
act-observation = observación
act-credentials = credenciales
act-withdrawal-of-credentials = retiro de credenciales
act-election = elección
act-agenda-item = tema del programa
act-document = documento
act-statement = intervención
act-decision = decisión
act-vote = voto
act-request = solicitud
act-withdrawal-of-request = retiro de solicitud
act-proposal = propuesta
act-circulation = distribución
act-pledge = compromiso
act-withdrawal-of-pledge = retiro de compromiso
act-report = informe
act-evidence = prueba documental
act-assistance-request = solicitud de asistencia
act-assistance-offer = oferta de asistencia
act-lesson = lección aprendida
act-self-assessment = autoevaluación
act-peer-assessment = evaluación por pares
act-independent-assessment = evaluación independiente
act-mission = misión
act-recommendation = recomendación
act-published-count = cifra publicada
act-forecast = pronóstico

## States of things

state-pending = pendiente
state-due-soon = vence pronto
state-overdue = vencido
state-day-passed-nothing-found-here = pasó el día, nada hallado aquí
state-day-passed-not-known-to-have-been-held = pasó el día, no consta que se celebrara
state-not-delivered-by-an-assessment = no cumplido, según una evaluación
state-reported = informado
state-assessed = evaluado
state-came-about = se produjo
state-withdrawn = retirado
state-under-way = en curso
state-held = celebrada
state-convened = convocada
state-cancelled = cancelada
state-due = previsto
state-requested-to-be-convened = solicitada, por convocar
state-may-be-requested = puede solicitarse
state-not-yet-possible = aún no es posible
state-waiting = en espera
state-proposed = propuesto
state-silence-is-open = silencio abierto
state-adopted = adoptada
state-not-adopted = no adoptada
state-open = abierta
state-met = cumplido
state-not-met = no cumplido
state-uncertain = incierto
state-its-day-has-passed = su día ha pasado

## Force

force-binding = vinculante
force-political = político
force-proposed = propuesto

## Grades

grade-no-evidence = sin pruebas
grade-not-started = no iniciado
grade-limited = limitado
grade-substantial = sustancial
grade-complete = completo

## What is counted

counted-participants = participantes
counted-heads = jefes de Estado o de gobierno
counted-ministers = ministros o superior
counted-observers = observadores
counted-requests = solicitudes
counted-pledges = compromisos

## Values of acts

value-head = jefe de Estado o de gobierno
value-minister = ministro
value-other = otro
value-for = a favor
value-against = en contra
value-abstention = abstención
value-president = presidente
value-co-president = copresidente
value-enough = suficiente
value-complete = completo
value-substantial = sustancial
value-limited = limitado
value-not-started = no iniciado
value-no-evidence = sin pruebas

## What happened

happened-promised = prometido
happened-delivered = cumplido
happened-reported = informado
happened-unreported = plazo vencido, sin informe
happened-withdrawn = retirado

## Figures

figure-promised = prometidos
figure-delivered = cumplidos
figure-delivered-as-the-record-itself-shows = cumplidos, según el propio registro
figure-delivered-by-its-own-account = cumplidos, según el propio Estado
figure-delivered-by-peers-account = cumplidos, según sus pares
figure-delivered-by-independent-account = cumplidos, según un tercero independiente
figure-reported-on = con informe
figure-deadlines-passed-nothing-reported = plazos vencidos, sin informe
figure-withdrawn = retirados
figure-joined = incorporaciones
figure-left = salidas
figure-sessions-held = sesiones celebradas
figure-sessions-due-and-not-held = sesiones previstas y no celebradas
figure-delegations-at-sessions = delegaciones en las sesiones
figure-led-by-a-head-of-state-or-government = encabezadas por un jefe de Estado o de gobierno
figure-led-by-a-minister-or-above = encabezadas por un ministro o superior
figure-in-favour = a favor
figure-against = en contra
figure-abstaining = abstenciones
figure-not-voting = sin votar
figure-needed = necesarios
figure-objections = objeciones
figure-would-prevent = impedirían
figure-present = presentes
figure-members = miembros
figure-quorum = quórum

## Contents of entries

content-source = fuente
content-disagreement = discrepancia entre fuentes
content-actor = Estado u organización
content-attribute = atributo
content-definition = definición
content-key = clave
content-sealed = documento sellado
content-opened = documento abierto
content-act = acto

## Roles

role-depositary = depositario
role-secretariat = secretaría
role-chair = presidencia
role-delegation = delegación
role-reviewer = examinador
role-observer = observador

## Columns of entries

column-date = fecha
column-actor = autor
column-act = acto
column-instrument = instrumento
column-source = fuente
column-effective = efectos desde
column-target = sobre
column-detail = detalle
column-note = observación
column-id = identificador
column-value = valor
column-from = desde
column-until = hasta
column-whom = a quién

## Names of States and organisations, where CLDR has none or another than the United Nations

actor-csk = Checoslovaquia
actor-ddr = República Democrática Alemana
actor-sun = Unión de Repúblicas Socialistas Soviéticas
actor-ymd = Yemen Democrático
actor-yug = Yugoslavia (República Federativa Socialista de)
actor-scg = Serbia y Montenegro
actor-zan = Zanzíbar
actor-eu = Unión Europea
actor-euratom = Comunidad Europea de la Energía Atómica
actor-iaea = Organismo Internacional de Energía Atómica
actor-un = Naciones Unidas
actor-uncn = Consejo de las Naciones Unidas para Namibia
actor-interpol = Organización Internacional de Policía Criminal
actor-ipfm = Grupo Internacional sobre Materiales Fisibles

## Search, comparing, about, help

search-lead = Escriba un nombre, un identificador o algunas palabras, en cualquiera de los seis idiomas; se perdona una errata. También puede pedirse un conjunto: States party to cppnm but not parties to cppnm-amendment.
search-nothing = No se encuentra nada para «{ $q }». Pruebe con menos palabras o con una página del menú.
search-first = Estos son los primeros { $count }; el resto está en el JSON de esta página.
search-as-set = Como conjunto:
compare = Comparar dos Estados
compare-with = comparar con otro Estado
compare-first = primero
compare-second = segundo
compare-button = Comparar
differs = difiere
about-lead = Este es el registro de lo que los Estados han hecho en un régimen. Lo que se muestra se calcula a partir de los textos de los instrumentos y de los actos de los Estados, para cualquier día; nada se escribe a mano.
about-use = Utilización
about-licence = El registro puede ser utilizado por cualquiera para cualquier fin, sin pedir permiso (CC0 1.0). Las fuentes citadas pertenecen a sus editores.
about-cite = Para citar una página, indique su dirección con el día y la raíz del registro, ahora { $root }…: cualquiera podrá comprobar que nada ha cambiado.
about-robots = Las máquinas son bienvenidas: toda página puede leerse y guardarse, y responde que no hay nada nuevo cuando no lo hay.
about-machines = Para las máquinas
about-forms = Toda página existe también en JSON y CSV en la misma dirección con .json o .csv.
export-package = Todo el registro como paquete de tablas
export-database = Todo el registro como base de datos
about-names = Nombres y fronteras
about-disclaimer = Los nombres y fronteras que figuran no implican aprobación ni aceptación oficial, ni opinión alguna sobre la condición jurídica de países, territorios, ciudades o zonas, o de sus autoridades.
rehearsal = Esta es una copia para ejercicios. Nada de lo que se diga aquí se dice a { $log }.
about-languages = Los seis idiomas tienen el mismo rango. Los nombres de los Estados son los de las Naciones Unidas o, en su defecto, los del CLDR de Unicode; los títulos de los instrumentos son los de los textos auténticos.
help-reading = Cómo leer estas páginas
help-time = Bajo cada título se elige el día mostrado y el día a que se refiere el conocimiento del registro. Todo el sitio permanece en ese día hasta que vuelva a hoy; entretanto, el borde de la página está coloreado.
help-doubt = Donde el registro no tiene un día sino un intervalo, lo indica con ≈, y una cifra que dependa de él es un margen, como 98–101.
help-sets = Cada cifra lleva a quienes cuenta. Lo que cuenta es un conjunto, escrito en palabras, que puede modificar y volver a pedir.
help-terms = Términos

## Kinds of things that are found, terms and their meaning

kind-state = Estados y organizaciones
kind-instrument = Instrumentos
kind-forum = Foros
kind-session = Sesiones
kind-commitment = Compromisos
kind-act = Actos
kind-source = Fuentes
head-differs = Diferencia
term-depositary = Depositario
term-signatory = Signatario
term-ratification = Ratificación, aceptación, aprobación
term-accession = Adhesión
term-deposit = Depósito
term-entry-into-force = Entrada en vigor
term-party = Parte
term-reservation = Reserva
term-denunciation = Denuncia
term-succession = Sucesión
term-political-commitment = Compromiso político
term-session = Sesión
term-credentials = Credenciales
term-silence = Procedimiento de acuerdo tácito
term-checkpoint = Punto de control y raíz
term-witness = Testigo
meaning-depositary = Quien custodia el original de un tratado y recibe los instrumentos de los Estados (CVDT, art. 77).
meaning-signatory = Estado que ha firmado y aún no ha declarado obligarse.
meaning-ratification = Actos por los que un Estado signatario declara obligarse (CVDT, arts. 2 y 14).
meaning-accession = Acto por el que un Estado no signatario se hace parte (CVDT, art. 15).
meaning-deposit = Entrega del instrumento de consentimiento al depositario; cuenta su fecha (CVDT, art. 16).
meaning-entry-into-force = Día a partir del cual un tratado obliga a quienes consintieron, según el propio tratado (CVDT, art. 24).
meaning-party = Estado que consintió en obligarse y respecto del cual el tratado está en vigor (CVDT, art. 2).
meaning-reservation = Declaración que excluye o modifica los efectos de una disposición para un Estado, si el tratado lo permite (CVDT, arts. 19-23).
meaning-denunciation = Notificación por la que una parte abandona un tratado; surte efecto según este disponga.
meaning-succession = Un Estado ocupa el lugar de otro en sus tratados.
meaning-political-commitment = Promesa no vinculante en derecho, como un comunicado o una circular informativa.
meaning-session = Una reunión de un foro, del primer al último día.
meaning-credentials = Documentos que indican quién puede hablar y votar por un Estado en una sesión.
meaning-silence = Un texto se aprueba si nadie objeta antes de un día.
meaning-checkpoint = Tamaño del registro y hash de todo él, firmados: ninguna inscripción cambia sin que cambie el hash.
meaning-witness = Programa de un tercero que solo ha visto crecer el registro, y lo firma.

## Map and pictures

map = Mapa
map-of = { $instrument }, { $day }
map-outlines = mapa de áreas iguales
map-tiles = una casilla por Estado
map-others = no pertenece a ningún Estado del registro
map-undetermined = frontera no determinada o no acordada
map-notes = En gris están los territorios, entre ellos el Sáhara Occidental, y lo que no está determinado. La India y el Pakistán no han acordado el estatuto definitivo de Jammu y Cachemira; la línea discontinua sigue allí, más o menos, la Línea de Control. La frontera entre el Sudán y Sudán del Sur y el estatuto definitivo de la zona de Abyei no están determinados. Kosovo figura conforme a la resolución 1244 (1999) del Consejo de Seguridad. La Argentina y el Reino Unido se disputan la soberanía sobre las Islas Malvinas (Falkland Islands).
map-link = En un mapa
picture-as = Esta imagen en

## The desk

desk-signed-in = Sesión iniciada por { $who } como { $role }: { $officer }
desk-sign-out = Cerrar sesión
desk-as = Hablo por
desk-sign-in = Iniciar sesión con una clave de acceso
desk-failed = No se inició sesión.
desk-no-passkey = Aquí no hay registrada ninguna clave de acceso vigente a ese título.
desk-waiting = Lo que me espera
desk-waiting-one = En espera de una segunda firma
desk-nothing-waits = Nada espera.
desk-nothing-there = Nada espera ahí a quien ha iniciado sesión.
desk-waits-for-other = espera a otro funcionario
desk-waits-for-me = espera mi firma
desk-promised = Lo que hemos prometido, para informar
desk-drafts = Borradores en este navegador
desk-draft = Borrador
desk-forms = Qué registrar
desk-forms-lead = Cualquiera puede rellenar un formulario y ver qué cambiaría. Solo quien inició sesión con una clave de acceso puede firmar.
optional = (si procede)
desk-show-changes = Mostrar qué cambia
desk-saved = Guardado como borrador en este navegador.
desk-refused = Se rechazaría
desk-changes = Lo que cambia
desk-changes-nothing = Se registra, y nada de lo calculado cambia.
desk-have-needed = Con esto son { $have } de { $needed } necesarios.
desk-enters = Entra en vigor el { $day }, para { $count } Estados y organizaciones.
desk-enters-not = Ya no entra en vigor.
desk-bound-from = obligado desde el { $day }
desk-bound-no-more = ya no obligado
desk-parties = Partes al { $day }: { $before } → { $after }
desk-signatories = Solo firma: { $before } → { $after }
desk-becomes-due = Lo que pasa a vencer
desk-due-no-more = Lo que deja de vencer
desk-gone = desaparece
desk-pages-change = Páginas y canales que cambian y avisan a quienes los siguen
desk-sign-in-first = Inicie sesión arriba para firmarlo.
desk-may-not = Aquel por quien habla no puede decir esto.
desk-needs-two = Hace falta un segundo funcionario: tras su firma, espera la de él.
desk-now-waits = Firmado; espera a un segundo funcionario.
desk-later = La conexión es mala; lo firmado se guarda y se reenvía.
desk-sign = Firmar con la clave de acceso
desk-withdraw = Retirar
desk-inexact = El día no se conoce con exactitud
desk-document = El documento
desk-digest = Elija el documento: su SHA-256 se calcula aquí. Solo se envía una vez registrado el acto, salvo que usted indique otra cosa antes de firmar.
desk-bring = Una vez registrado el acto, conservar aquí el documento, donde cualquiera puede leerlo
desk-brought = El documento se conserva.
desk-not-brought = El documento no se ha conservado:

## Forms

form-deposit = Un acto sobre un instrumento
form-reservation = Una reserva, declaración u objeción
form-rectification = Una rectificación
form-pledge = Un compromiso
form-report = Un informe sobre un compromiso
form-assessment = Una evaluación de un compromiso
form-request = Una solicitud de sesión
form-session = La convocatoria de una sesión
form-attendance = La asistencia a una sesión
form-credentials = Credenciales
form-agenda = Un tema del programa
form-decision = Una decisión sometida a una sesión
form-vote = Un voto
form-offer = Una oferta de asistencia
form-mission = Una misión de examen
form-recommendation = Una recomendación de una misión
form-cancellation = La cancelación de una sesión
form-invitation = Una invitación a un foro
form-election = Una elección para un cargo
form-document = Un documento
form-statement = Una intervención en una sesión
form-proposal = Una propuesta de enmienda
form-circulation = La distribución de una propuesta
form-count = Una cifra publicada
form-forecast = Un pronóstico
form-correction = Una rectificación de un acto en un foro o sobre un compromiso
field-actor = Quién
field-act = Qué se hizo
field-instrument = Instrumento
field-date = Qué día
field-effective = Con efectos desde
field-source = Dónde se publicó
field-note = Observación
field-detail = Con qué palabras
field-target = Sobre qué
field-topic = Tema
field-until = Hasta qué día
field-id = Un nombre corto
field-whom = A quién se refiere
field-from = Desde qué día
field-territory = Territorio del que se trata
field-place = Dónde
field-digest = SHA-256 del documento
field-language = Su idioma
field-rectification-target = Qué acto
field-rectification-detail = Qué debe decir
field-correction-target = Qué acto
field-correction-effective = El día en que se hizo
field-correction-value = Nivel, voto, calificación, número, cargo, servicio o signatura
field-correction-date = El día de la rectificación
field-correction-note = Por qué se rectifica
field-pledge-instrument = Instrumento al que se adherirá
field-pledge-target = Dónde se asumió
field-assessment-value = Grado
field-mission-whom = Quién recibe la visita
field-mission-value = Qué servicio
field-session-detail = Su título
field-session-value = Tipo de sesión
field-attendance-value = A qué nivel
field-election-value = Para qué cargo
field-document-detail = Su título
field-document-value = Su signatura
field-decision-value = Sobre qué asunto, tal como lo nombran las reglas
field-vote-value = Voto
field-count-detail = Qué se cuenta
field-count-value = Cuántos
field-forecast-value = Los números por debajo de los cuales están 5, 25, 50, 75 y 95 de cada 100 futuros
field-forecast-from = En qué día se sitúa
field-forecast-until = De qué día es
field-forecast-topic = Con qué modelo
field-forecast-detail = Cómo se hizo: semilla, futuros, registro
hint-id = Minúsculas, cifras y guiones, p. ej. fin-2026-1; nunca se repite.
hint-target = El identificador del objeto, tal como figura en su página.
hint-source = Empiece a escribir su título y elija; o indique la dirección de la página (https://…).
hint-digest = Quien tenga el documento podrá comprobar más tarde si es el mismo.
hint-rectification-target = Su fecha y su palabra, p. ej. 2016-04-07 acceptance.
hint-rectification-detail = La fecha y la palabra correctas, p. ej. 2016-04-08 acceptance; o nothing, si se suprime.
hint-correction-target = Su fecha, su palabra y su identificador o aquello de lo que trata, p. ej. 2014-03-24 attendance nss-2014.
hint-correction-detail = Rellene solo lo que estaba mal: lo demás queda como estaba. La palabra nothing suprime el acto.
hint-correction-value = Con la palabra del registro, p. ej. head, for o complete.
hint-recommendation-target = El identificador de la misión.
hint-circulation-target = El identificador de la propuesta.
sort-regular = ordinaria
sort-intersessional = entre períodos de sesiones
head-signed-first = Firmado por
head-next-step = Qué se puede hacer
column-topic = tema
column-territory = territorio
column-place = lugar
column-digest = SHA-256
column-language = idioma

## Depositary notifications

notification = Notificación del depositario
notification-draft = Borrador a partir del registro, en este idioma; los seis idiomas figuran arriba.
notification-who = { $depositary }, en su calidad de depositario, comunica lo siguiente:
notification-act = { $name }: { $kind ->
        [signature] firma
        [ratification] depósito del instrumento de ratificación
        [acceptance] depósito del instrumento de aceptación
        [approval] depósito del instrumento de aprobación
        [accession] depósito del instrumento de adhesión
        [formal_confirmation] depósito del instrumento de confirmación formal
        [deposit] depósito del instrumento por el que se consiente en obligarse
        [succession] notificación de sucesión
        [denunciation] notificación de denuncia
       *[other] { $act }
    }, el { $day }. Tratado: { $instrument }.
notification-bound = De conformidad con { $article }, el tratado entra en vigor para { $name } el { $day }.
notification-enters = Con este acto se cumplen las condiciones de { $article }: { $instrument } entra en vigor el { $day }.

## Qué puede estar mal en un acto

finding-actor-ended = Ya no existía ese día.
finding-actor-not-yet = Aún no existía ese día.
finding-bad-address = Esto no es la dirección de una página.
finding-bad-correction = Esto no dice cómo debe leerse el acto.
finding-bad-date = Esta fecha no es posible.
finding-bad-digest = Esto no es un SHA-256.
finding-bad-id = Este identificador no es posible.
finding-bad-number = Este número no es posible.
finding-bad-target = No nombra un acto que se pueda rectificar.
finding-control-character = Aquí hay un signo invisible.
finding-duplicate = Esto ya consta en el registro.
finding-duplicate-deposit = Ya ha manifestado su consentimiento en obligarse.
finding-duplicate-signature = Ya ha firmado.
finding-future-date = Ese día aún no ha llegado.
finding-misplaced = Este campo queda vacío en un acto de este tipo.
finding-missing = Este campo es obligatorio.
finding-missing-source = Todo acto indica dónde está publicado.
finding-no-denunciation = El instrumento no puede denunciarse.
finding-no-reservations = El instrumento no permite esta reserva.
finding-no-rule = El foro no dice cómo decide.
finding-not-a-member = No es miembro del foro ese día.
finding-not-committed = No ha asumido ese compromiso.
finding-not-eligible = El instrumento no está abierto a él ese día.
finding-not-in-session = La sesión no se celebra ese día.
finding-not-seated = No puede votar en esta sesión.
finding-nothing-to-denounce = No hay consentimiento en obligarse al que poner fin.
finding-nothing-to-withdraw = No hay nada que retirar.
finding-others-depend = Otros actos dejarían de ser correctos.
finding-short-notice = El preaviso es más corto de lo que exigen las reglas.
finding-too-early = Es demasiado pronto.
finding-too-late = Es demasiado tarde.
finding-total-differs = Un total publicado dice otra cosa.
finding-two-at-once = El foro ya se reúne esos días.
finding-unknown-act = No existe ese tipo de acto.
finding-unknown-actor = No existe ese Estado u organización.
finding-unknown-forum = No existe ese foro.
finding-unknown-instrument = No existe ese instrumento.
finding-unknown-source = No existe esa fuente.
finding-unknown-subject = El foro no tiene ninguna regla sobre este asunto.
finding-unknown-target = Aquello de lo que trata no consta en el registro.
finding-unknown-word = Este valor no es posible aquí.
finding-wrong-act = Este tipo de acto no es posible aquí.
finding-wrong-actor = Es otro quien convoca este foro.
finding-wrong-capacity = Quién evalúa a quién no se corresponde con este tipo de evaluación.
finding-wrong-columns = Un acto no tiene ese campo.

# How far an answer is known, and published totals beside the names.
or-more = { $what } o más
complete-unsaid = El registro no dice hasta qué día está completo; pueden faltar actos.
complete-unsaid-sessions = El registro no dice hasta qué día está completo; pueden faltar sesiones.
complete-unsaid-each = El registro no dice hasta qué día está completo para { $names }; pueden faltar actos.
published-total = { $named } por su nombre; { $number } publicados
published-missing = { $number } de ellos no se nombran aquí
record-ends = el registro termina el { $day }
record-unsaid = el registro puede estar incompleto
totals = Totales publicados
totals-agree = { $count } de { $all } totales publicados coinciden con los nombres
totals-lead = Cada total que alguien publicó figura junto a los nombres que este registro tiene para ese día. Donde faltan nombres, el total acota el recuento.
published-as-of = { $number } publicados, al { $day }
chart-dotted = Punteado: el registro termina y puede haber más.
chart-circles = Círculos: totales publicados.
explained = explicado
counted-parties = partes
counted-states = Estados partes
counted-signatories = signatarios
counted-subscribers = suscriptores
counted-members = miembros
agreement-agrees = ✓ coincide
agreement-fewer-named = ◐ se nombran menos
agreement-differs = ≠ difiere
head-published = Publicado
head-by-name = Por su nombre

# What became of promises.
together = { $count } juntos
in-time = a tiempo
late = con retraso
says = según { $who }
looked-through = buscado hasta el { $day }
series = llegaron { $came } de { $due }
about-operator = Llevado por

corrections = Rectificaciones
corrections-lead = Lo que decía el registro y lo que dice desde entonces, cuándo se inscribió, por quién y por qué. Lo rectificado permanece en el diario: pregunte por un día anterior con «conocido el».
no-correction = No se ha rectificado nada.
head-corrected-by = Rectificado por
said-in-group = Dicho junto con otros: las firmas están en el asiento { $entry }.
desk-defined = Nuevo
desk-undefined = Ya no existe
content-name = nombre
content-group = grupo de asientos
column-corrects = rectifica el asiento
column-removes = suprime el asiento
column-why = por qué
column-decision = decisión en que se basa
column-members = número de asientos del grupo
column-root = raíz de Merkle de estos
column-title = título
column-publisher = editor
column-url = dirección
column-retrieved = consultado el
column-name = nombre
column-kind = clase
column-path = archivo
column-text = texto
column-attribute = atributo

form-source = Una fuente
form-actor = Un Estado u organización
form-attribute = Un atributo de un Estado
form-disagreement = Una discrepancia entre fuentes
form-name = Un nombre en un idioma
form-definition = Un instrumento, un foro, una medida o reglas
kind-record = El registro mismo
which-actor-state = Estado
which-actor-organisation = organización
taken-yes = sí, el registro la adopta
taken-no = no
field-title = Título
field-publisher = Quién lo publicó
field-url = Su dirección en la web
field-retrieved = Cuándo se consultó
field-name = Nombre
field-kind = Cuál de los dos
field-to = El primer día en que ya no rige
field-continues = El Estado cuyos tratados continúa
field-succeeds = El Estado en cuyo territorio surgió
field-attribute = Qué atributo
field-attribute-value = Su valor: un número, o yes o no
field-question = En qué discrepan
field-says = Lo que dice esta fuente
field-taken = Si el registro la adopta
field-reason = Por qué, o por qué no
field-of = Lo que se llama así, por su identificador
field-short = Nombre corto
field-full = Nombre completo o título
field-path = Archivo
field-text = Su texto
field-decision = La decisión en que se basa
field-corrects = Número del asiento que rectifica
field-why = Por qué, si sustituye algo
hint-definition-path = P. ej. instruments/treaty.instrument; para reglas, policies/roles.cedar.
hint-name-language = Su código, p. ej. ar, zh, en, fr, ru o es.
desk-correct = Rectificar lo que dice

## The menu and what comes next

menu-treaties = Tratados
menu-find = Buscar Estados
menu-meetings = Reuniones
menu-next = Próximo
menu-below = Acerca del registro
change-day = cambiar
next-what = Qué puede hacerse ahora
next-lead = Qué puede celebrarse y cuándo en cada foro, quién puede promoverlo y cuánto falta; y, para cada brecha, quién ha dado un paso para cerrarla.
next-asked = { $have } de { $needed } necesarios, de { $of } miembros
next-pledged = ha prometido adherirse
next-signed = ha firmado

## Gaps and measures

gaps = Lagunas
gaps-all = Todas las medidas
gaps-lead = Cada cifra cuenta actos y datos del registro, y dice lo que no sabe. A nadie se le asigna puntuación ni puesto.
gaps-none = El registro no tiene ninguna medida de este tipo.
gap-standards = Ninguna norma común obliga a todos
gap-adherence = No todos se han adherido
gap-military = El material militar queda fuera
gap-accountability = Pocos han de rendir cuentas de lo que hacen
gap-minimisation = Hay más material del necesario
gap-other = Otras medidas
no-such-measure = No hay ninguna medida «{ $id }».
value-nobody = nadie en el conjunto
measure-of = { $counted } de { $of } ({ $value })
measure-said = { $title }: { $value }.
measure-missing = Faltan: { $names }.
measure-missing-count = Faltan { $count }.
measure-perhaps = Quizá falten: { $names }.
measure-aim = Objetivo: { $aim }
measure-aim-own = objetivo del propio autor
measure-met = cumplido
measure-not-met = no cumplido
measure-quote = Un párrafo para citar
measure-quote-source = Al { $day }, según un registro de { $entries } inscripciones: { $address }
measure-chart = { $title }, a lo largo del tiempo
measure-variants = Preguntado de otro modo
measure-over-time = A lo largo del tiempo
measure-changed = Qué ha cambiado desde el { $day }
measure-unchanged = Nada ha cambiado.
measure-who = Quién cuenta y quién falta
measure-held = Lo que tiene cada uno
measure-rows = Lo previsto y lo ocurrido
measure-doubts = Lo que más amplía el margen de la cifra es lo que no se sabe de: { $names }.
measure-hangs = De qué depende la cifra
measure-range = Al menos { $least } y como máximo { $most }, sea cual sea el supuesto.
measure-if = Si alguien actuara
measure-if-label = Supóngase
measure-disagree = comunicar una discrepancia
cause-revised = revisado en el registro
cause-definition = definido de otro modo
cause-joined = se incorporó o llegó
cause-left = salió
cause-denominator = entró en el total o salió de él
cause-reading = dato consultado
cause-doubt = dejó de ser seguro, o ahora lo es
cause-totals = totales publicados
counts-counted = ● contado
counts-missing = ○ falta
counts-unknown = ≈ no se sabe
counts-yes = ● cuenta
counts-no = ○ no cuenta
ground-no-act = ningún acto en el registro
ground-no-reading = ningún dato de { $of }
ground-no-row = ninguna fila de { $of } en el registro
assumption-as-recorded = según el registro
assumption-half-as-long = los datos valen la mitad de tiempo
assumption-for-ever = los datos valen hasta que se encuentre otro
assumption-silence-unknown = no se sabe nada de aquellos de los que no se encontró dato
assumption-silence-none = aquellos de los que no se encontró dato no tienen nada
assumption-complete = el registro está completo
assumption-left-out = sin { $who }
weakest-link = El eslabón más débil
weakest-lead = Una cadena resiste lo que resiste cada uno de sus eslabones. Se muestra a quienes cumplen menos condiciones, por orden alfabético, con lo que ayudaría. No figuran entre ellos aquellos de los que nada se sabe.
weakest-over = Sobre el conjunto: { $set }
weakest-distribution = Cuántos cumplen cada número de condiciones
weakest-surely = con seguridad
weakest-possibly = posiblemente
weakest-conditions = { $met } de { $of } condiciones
weakest-fewest = Quienes cumplen menos condiciones, sea lo que sea lo que no se sabe
weakest-nobody = Nadie, por lo que se sabe.
weakest-perhaps = Pueden estar entre ellos:
weakest-bottleneck = Lo que falta a la mayoría
weakest-means = Proporción de condiciones cumplidas: media { $mean }, media geométrica { $geometric }, mínimo { $minimum }

## A promise
no-such-promise = No hay ningún compromiso «{ $id }».
promise-nobody = Nadie lo había prometido hasta el { $day }.
promise-not-theirs = No es de quienes lo habían prometido en esa fecha.
promise-recommended-to = Recomendado a
promise-with-others = con otros { $count }
promise-together = Prometido por { $count } en conjunto
promise-each = Prometido por { $count }, cada uno por su parte
promise-due = Plazo:
promise-no-day = No se fijó plazo.
promise-became = Qué fue de ello
promise-states = quienes lo prometieron
promise-evidence = Qué mostraría que se cumplió
promise-shown-by-joining = El consentimiento en obligarse por, o la suscripción de:
promise-shown-in-force = La entrada en vigor de:
promise-shown-again = Un informe, periódicamente:
promise-shown-by-account = Un informe del propio Estado, de sus pares o de un examinador independiente.
promise-nothing-found = nada encontrado
promise-said = Qué se dijo de ello
promise-report = Informar sobre ello
promise-who-may = Una delegación ({ $name }) firma el informe en la mesa.
promise-who = Quién lo prometió
head-account = Valoración
head-grade = Juicio
head-days-late = Días de retraso
head-made-at = Hecho en
head-position = Situación jurídica
filter-kind = clase
commitment-national = de un solo Estado
commitment-joint = conjunto
commitment-recommendation = recomendación
commitments-national = Promesas propias de los Estados, por año de la promesa
commitments-joint = Promesas conjuntas, por cada Estado que las hizo, por año
commitments-recommended = Recomendaciones de misiones, por año
commitments-lead-national = { $complete } de las { $count } promesas de un solo Estado se cumplieron o constan como cumplidas según alguien.
commitments-lead-joint = { $promises } promesas conjuntas se hicieron { $count } veces en total, una por Estado; { $complete } de ellas están cumplidas.

## One State
state-to-answer = Por responder
state-bound-by = Obligado con certeza por { $count } de { $of } tratados.
state-promised = De { $count } promesas, { $complete } se cumplieron o constan como cumplidas según alguien.
state-not-found = El plazo de { $count } ha pasado y este registro no encontró nada; eso no quiere decir que no se hiciera nada.
state-nothing-passed = Ninguna de sus promesas ha pasado su plazo sin que se haya encontrado nada.
state-report = Informar
state-treaties = Tratados
state-subscribes = Textos políticos suscritos
state-not-subscribed = No suscrito:
state-was-there = Reuniones en las que participó
state-standing = Promesas sin plazo ({ $count })
state-closed = Promesas cumplidas, completas o retiradas ({ $count })
state-acts = Todos los actos, con fuente y prueba ({ $count })
state-as-csv = Para una hoja de cálculo (CSV):

## Sources
no-such-source = No hay ninguna fuente «{ $id }».
source-open = abrir
source-id = citado aquí como { $id }
source-read = leído el { $day }
source-nothing = Ningún acto ni dato se basa en ella.
source-acts = Actos que se basan en ella ({ $count })
source-readings = Datos que se basan en ella ({ $count })
head-value = Valor

## Home
home-bind = Obligan { $count } tratados:
home-next = Lo siguiente:
home-find = Busque su Estado
home-who-has = ¿Quién se ha unido a { $whole } y no a { $amendment }?
home-what-promised = ¿Qué se prometió y qué fue de ello?
home-what-next = ¿Qué puede ocurrir después y quién puede lograrlo?
home-comes = Lo que viene
home-promised = Qué se prometió y qué se sabe de ello
home-own = de un solo Estado
home-joint = conjuntas, por Estado
home-texts = Textos políticos y propuestas

## Headings that say which
head-joined-by = Acto
head-out-of = Total
head-begins = Comienza
head-ends = Termina
head-arises-from = Origen

## Citing
cite = Citar esta página
cite-text = { $title }. En: { $record }. A { $on }, según lo conocido el { $known }; registro de { $size } entradas, raíz { $root }.

## A treaty
treaty-adopted = Aprobado el { $day }
treaty-opened = abierto a la firma el { $day }
treaty-depositary = depositario:
treaty-amends = enmienda
treaty-text = texto:
treaty-covers = Abarca:
treaty-could-join = Podrían unirse: { $count }
treaty-signed = han firmado y no consta que estén obligados
treaty-not-signed = no consta que hayan firmado

## Find States
who-write = Escribirlo
who-choose = Elegir
who-among = Entre
who-all = todos los Estados
who-joined = quienes se han unido a
who-without = pero no a
who-none = – nada –

## The desk, once it is recorded
desk-next-entry = Su entrada en el registro
desk-next-another = Registrar otro

## Notifications
notification-reference = Referencia: { $log }, entrada { $entry }. Redactado el { $day }.
notification-to = A las partes y a los Estados y organizaciones facultados para llegar a serlo:
notification-its-terms = sus disposiciones
notification-no-day = No se conoce con exactitud la fecha de este acto. Hasta entonces no puede notificarse nada.

## Lists of instruments, the map
instruments-political = Textos políticos
instruments-political-meaning = Los Estados los suscriben. Nadie queda obligado jurídicamente por ellos.
instruments-proposed = Propuestos y no aprobados
head-text = Texto
head-subscribers = Suscriptores
map-title = Situación de los Estados respecto de { $instrument }

## Filters
filter-whose = de quién
# The negotiating table
act-drafting = acto en la mesa de un texto
act-chairing = acto de la presidencia de un texto
form-drafting = En la mesa: una propuesta, una posición, un corchete
form-chairing = En la presidencia de un texto: una decisión, un procedimiento de silencio
field-drafting-value = Qué se hace
field-drafting-target = El texto, texto/disposición, o la propuesta
field-drafting-topic = Qué posición, o con qué nombre
field-drafting-detail = En qué líneas
field-chairing-value = Qué se hace
field-chairing-target = El texto, texto/disposición, o el foro
field-chairing-topic = Qué decisión
field-chairing-detail = En qué líneas
drafting-text = texto puesto sobre la mesa
drafting-tabling = presentación de un texto
drafting-textual-proposal = propuesta de texto
drafting-retabling = propuesta presentada de nuevo
drafting-withdrawal-of-proposal = retirada de una propuesta
drafting-cosponsorship = copatrocinio
drafting-position = posición
drafting-bracket = corchete
drafting-lifting-of-bracket = supresión de un corchete
drafting-package = conjunto de propuestas
drafting-division-of-package = conjunto dividido
drafting-text-decision = decisión sobre el texto
drafting-consolidation = refundición
drafting-silence-procedure = procedimiento de silencio sobre el texto
drafting-translation = traducción
drafting-correction-of-text = corrección del texto aprobado

## Texts under negotiation, their pages
texts = Textos en negociación
texts-lead = Lo que los Estados redactan juntos: hasta dónde ha llegado cada texto y qué espera a quién.
texts-none = Ningún texto está sobre la mesa ese día.
texts-all = Sobre la mesa
text-not-yet = Este texto no estaba sobre la mesa el { $day }. Llegó a ella el { $first }.
no-such-text = No hay ningún texto «{ $id }».
no-such-provision = No hay ninguna disposición «{ $id }» en este texto el { $day }.
form-plain = texto sin formato
text-no-words = sin texto
text-on-behalf-of = por
text-inserted = añadido:
text-inserted-end = fin del añadido
text-deleted = suprimido:
text-deleted-end = fin de la supresión
provision-part = Parte { $number }
provision-chapter = Capítulo { $number }
provision-section = Sección { $number }
provision-annex = Anexo { $number }
provision-kind-preamble = Preámbulo
provision-kind-recital = Párrafo del preámbulo
provision-kind-part = Parte
provision-kind-chapter = Capítulo
provision-kind-section = Sección
provision-kind-article = Artículo
provision-kind-heading = Título
provision-kind-paragraph = Párrafo
provision-kind-point = Apartado
provision-kind-subpoint = Inciso
provision-kind-line = Párrafo sin número
provision-kind-annex = Anexo
provision-kind-note = Nota de la secretaría
wait-position = { $by }: { $stance } ({ $on }), desde el { $day }
wait-keeper = { $by } mantiene el corchete { $bracket }, desde el { $day }
wait-lifting = nadie mantiene el corchete { $bracket }: puede suprimirse
wait-package = conjunto { $package }, que se decide en bloque
wait-silence = procedimiento de silencio hasta el final del { $day }
wait-decision = nadie se opone: una decisión del foro
wait-tabled = presentado entre corchetes
stance-support = apoyo
stance-no-objection = sin objeción
stance-objection = objeción
stance-reservation = reserva su posición
stance-abstention = no toma posición
stance-bracket = corchete
ruling-basis = base de negociación
ruling-take-in = incorporado al texto
ruling-reject = rechazado
ruling-ad-referendum = acordado ad referéndum
ruling-reopen = reabierto
ruling-open-reading = lectura abierta
ruling-close-reading = lectura cerrada
ruling-begin-voting = comienzo de la votación
ruling-adopt = texto aprobado
text-status-not-discussed = no examinado
text-status-bracketed = entre corchetes
text-status-clean = sin corchetes
text-status-ad-referendum = acordado ad referéndum
text-status-adopted = aprobado
text-phase-no-basis = aún sin base de negociación
text-phase-open = abierto a propuestas
text-phase-closed = lectura cerrada
text-phase-adopted = aprobado
change-insert = insertar
change-replace = sustituir la redacción
change-words = cambiar palabras
change-delete = suprimir
change-move = trasladar
change-split = dividir
change-merge = fusionar
difference-same = sin cambios
difference-changed = modificado
difference-added = añadido
difference-removed = suprimido
fate-live = sobre la mesa
fate-withdrawn = retirada
fate-taken-in = incorporada al texto
fate-rejected = rechazada
fate-lapsed = sin objeto: lo que modificaba ya no está en el texto
pending-silence = procedimiento de silencio
pending-proposal = propuesta
pending-bracket = corchete
text-by-article = Hasta dónde ha llegado cada artículo
text-over-time = Avance a lo largo del tiempo
head-adopted = Aprobadas
head-ad-referendum = Acordadas ad referéndum
head-without-brackets = Sin corchetes
head-bracketed = Entre corchetes
head-not-discussed = No examinadas
head-provision = Disposición
head-position-taken = Posición
head-since = Desde
head-proposal = Propuesta
head-waits-for = A la espera de
head-proposed-by = Autor
head-pending = Pendiente
head-last-act = Último acto
text-compared = Del { $from } al { $to }, palabra por palabra
text-compared-how = Las palabras añadidas van subrayadas y las suprimidas, tachadas; los corchetes se comparan como signos.
text-nothing-changed = Nada ha cambiado.
text-same = Disposiciones sin cambios: { $count }
text-moved = trasladado
text-delegation = { $name } en esta mesa
text-in-brackets-because = Aún entre corchetes a causa suya
text-holds-nothing = Nada está entre corchetes a causa suya.
text-proposed = Lo que ha propuesto
text-proposed-nothing = No ha propuesto nada.
text-provisions-of = Disposiciones: { $count }
text-what-is-agreed = ¿Qué está acordado?
text-who-may-speak = ¿Quién puede hacer uso de la palabra?
text-what-may-change = ¿Qué se puede modificar ahora?
text-what-is-pending = ¿Qué está pendiente?
text-how-far = Avance: disposiciones según su estado
text-no-basis = Nada: aún no hay base de negociación.
text-all-adopted = Todo: el texto está aprobado.
text-agreed-of = Acordado ad referéndum: { $count } de { $total }
text-clean-of = Sin corchetes, aún no acordado: { $count } de { $total }
text-bracketed-of = Entre corchetes: { $count } de { $total }
text-agreed-are = Acordado ad referéndum:
text-chairs = En la presidencia:
text-members = Participantes:
text-all-states = Participan todos los Estados.
text-observers = Observadores, cuyas propuestas presenta un participante:
text-change-no-basis = Nada puede proponerse antes de que se decida una base de negociación.
text-change-closed = Nada: la lectura está cerrada.
text-change-adopted = Solo los errores (Convención de Viena sobre el Derecho de los Tratados, artículo 79).
text-change-all = Todo: se reciben propuestas y posiciones.
text-change-but = Todo, salvo lo acordado ad referéndum:
text-nothing-pending = Nada.
text-proposals-pending = propuestas: { $count }
text-brackets-pending = corchetes: { $count }
text-decidable = Sin objeción, basta una decisión: { $count }
text-pending = Pendiente
text-pending-first = Los primeros { $count }; todo está disponible en JSON.
text-things-pending = Pendiente: { $count }
text-not-in = Este texto se negocia en: { $languages }.
text-last-act = Último acto:
text-clean = El texto sin lo propuesto
text-with-brackets = El texto con corchetes
text-progress = Avance
text-how-to-read = Las palabras entre corchetes no están acordadas; detrás figura quién las propone o las mantiene. Sin nombre, son las palabras vigentes.
text-no-provision = Ninguna disposición corresponde.
text-views = Vistas del texto
text-compare-with = Comparar con
text-by = Delegación
text-in = Idioma
text-words = Palabras del texto
text-without-effect = Sin efecto
text-unreadable = ilegible, línea { $line }
text-no-wording = sin redacción en este idioma
proposal-instead-of = en lugar de
proposal-because = Motivo:
proposal-waits-for = A la espera de:
provision-no-proposals = Nadie ha propuesto nada al respecto.
provision-take-position = Tomar posición
provision-propose = Proponer otras palabras
provision-now = Lo que dice
provision-as-printed = sus corchetes no están equilibrados y se mantienen como se imprimieron
provision-gone = Ya no está en el texto.
provision-languages = En otros idiomas
provision-behind = Esta redacción se basa en un estado anterior del texto.
provision-history = Lo que se ha hecho con ella
kind-text = Textos en negociación
kind-provision = Disposiciones de textos
instrument-texts = Textos que pasarían a serlo o lo enmendarían
text-share = { $count } de { $total }

# Lo que una disposición dice a las máquinas, y lo que haría
text-rule = Regla:
text-means = Lo que harían las reglas
means-none = Ninguna disposición tiene regla, o una regla habla de algo que este registro no tiene.
means-history = Cuándo habrían entrado en vigor estos tratados con cada redacción, si sus Estados se hubieran sumado como lo hicieron.
means-no-history = Ningún tratado de este registro ha entrado en vigor por depósitos: no hay nada con que probar las reglas.
means-provision = Disposición
means-clause = Cláusula
means-by = De quién es la redacción
means-stands = como está
means-later = { $count ->
    [one] un día más tarde que en realidad
   *[other] { $count } días más tarde que en realidad
}
means-earlier = { $count ->
    [one] un día antes que en realidad
   *[other] { $count } días antes que en realidad
}
means-not-by = no hasta el { $day }
means-not-known = no, hasta donde se sabe
means-covered-by-none = ningún instrumento vinculante en vigor lo abarca
means-covered-by = lo abarca también
means-wrong = En conjunto, las reglas todavía no funcionan:
desk-text-reads = Lo que diría el texto
desk-text-becomes = La definición en que se convierte, firmada junto con la decisión
finding-table = Una regla de la mesa lo rechaza.
finding-draft = No se puede leer una línea.

# Seguir por correo: páginas y cartas
follow-title = Seguir
follow-lead = Quien sigue algo se entera de lo que cambia, sin cuenta.
follow-feeds = Canales y calendarios
follow-feeds-how = Las páginas de Estados, tratados, promesas y foros también están como canales y calendarios: los enlaces están al pie de cada página. Nadie tiene que saber quién los lee.
follow-mail = Por correo
follow-mail-how = En la página de un Estado, un tratado, una promesa o un foro, abra «Seguir esto por correo». Una carta le pide que lo confirme. Después recibe como mucho una carta por semana, con todo lo que sigue, y ninguna cuando no hay nada que decir.
follow-no-mail = Este servidor no envía correo.
follow-open = Seguir esto por correo
follow-address = Dirección de correo
follow-new = Todo lo nuevo: actos que se registran, fechas que llegan y fechas que pasan
follow-missing = Solo lo que falta: cada semana, hasta que conste en el registro
follow-button = Envíenme una carta para confirmar
follow-kept = Se guardan su dirección, lo que sigue y en qué idioma: solo para esto, nunca en el registro público. Cuando deja de seguir, se borran. Lo que no se confirma en 48 horas se borra.
follow-asked = Si la dirección puede recibir correo, una carta está en camino. No se envía nada más antes de que usted lo confirme allí. Lo que no se confirma en 48 horas se borra.
follow-wrong-address = No se puede enviar correo a esta dirección. Forma esperada: nombre@example.org
follow-full = Demasiadas personas lo piden en este momento. Vuelva mañana.
follow-failed = No pudo hacerse, sin que sea culpa suya. Inténtelo más tarde.
follow-confirm-title = ¿Quiere seguir esto por correo?
follow-confirm = Sí, seguirlo
follow-confirmed = Ya lo sigue. La primera carta llega cuando haya algo que decir.
follow-old = Este enlace no se conoce, o ya no: lo que no se confirma en 48 horas se borra, y también lo que dejó de seguir.
follow-stop-title = Lo que sigue por correo
follow-stop = Dejar de seguir esto
follow-stop-all = Dejarlo todo y borrar mi dirección
follow-stopped = Ya no sigue esto.
follow-deleted = Ya no sigue nada. Su dirección está borrada.
mail-confirm-subject = Confirme, por favor: { $what }
mail-confirm-asked = Alguien pidió a { $record } ({ $host }) que escribiera a esta dirección, sobre:
mail-confirm-open = Si fue usted, abra esta página en 48 horas y pulse el botón:
mail-confirm-not-you = Si no fue usted, no haga nada: la dirección se borra pasadas 48 horas.
mail-subject = { $record }: { $count ->
    [one] una novedad
   *[other] { $count } novedades
}, { $day }
mail-lead = Lo que sigue en { $record } ({ $host }), a { $day }.
mail-recorded = Registrado desde la última carta
mail-missing = Falta: la fecha pasó y no se encontró nada
mail-coming = En { $days } días
mail-more = y { $count } más en la página
mail-source = Fuente:
mail-why = Recibe esta carta porque confirmó que sigue esto. Vea o detenga lo que sigue:
mail-stop = lo que sigo, y cómo dejarlo
