//! One session: days, place, officers, who took part and at which level, agenda, documents, decisions.

use axum::response::Response;
use comity_regime::{
    Proceeding,
    proceeding::{Level, Vote, What},
    process::{Outcome, SessionReport},
};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    answer::{document as answered, document::cited_at},
    part::{
        document,
        forum::sessions::{forum_title, session_title},
        layout::{Here, date, heads, opens, page as lay_out, source},
        list::Part,
        rectified,
    },
    question::view::View,
    word::locale::t,
};

pub fn page(view: &View, id: &str) -> Response {
    let docket = view.regime.docket();
    let Some(session) = docket.session(id) else {
        return view.problem(view.no_session(id));
    };
    let report = view.regime.session_report(&session, view.on);
    let decisions = view.regime.outcomes(id, view.on);
    // What was said about its decisions belongs to it: votes and objections.
    let about = decisions.iter().flat_map(|d| docket.about(&d.decision));
    let mut acts: Vec<&Proceeding> =
        docket.about(id).chain(about).filter(|p| p.date.earliest <= view.on).collect();
    let name = |p: &Proceeding| view.regime.register().actors[p.actor].name.clone();
    acts.sort_by_key(|p| name(p));
    let part = match Part::of_each(view, &[acts.len(), decisions.len()]) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    part.say(view, &format!("/sessions/{id}"));
    let (acts, decisions) = (part.cut(&acts), part.cut(&decisions));
    view.answer(
        || shown(view, &report, decisions, acts, part),
        || {
            let acts: Vec<_> =
                acts.iter().map(|p| answered::act(view, view.regime.proceeding_columns(p))).collect();
            json!({ "session": report, "decisions": decisions, "acts": acts })
        },
        || {
            let head = ["date", "act", "actor", "name", "value", "detail", "source", "note"]
                .map(str::to_owned)
                .to_vec();
            let each = acts.iter().map(|p| {
                let columns = view.regime.proceeding_columns(p);
                let get = |column: &str| {
                    columns.iter().find(|(c, _)| *c == column).map_or(String::new(), |(_, t)| t.clone())
                };
                vec![
                    get("date"),
                    get("act"),
                    get("actor"),
                    name(p),
                    get("value"),
                    get("detail"),
                    get("source"),
                    get("note"),
                ]
            });
            std::iter::once(head).chain(each).collect()
        },
    )
}

fn shown(
    view: &View,
    report: &SessionReport,
    decisions: &[Outcome],
    acts: &[&Proceeding],
    part: Part,
) -> Markup {
    let path = format!("/sessions/{}", report.session);
    let title = if report.title.is_empty() { &report.session } else { &report.title };
    let here =
        Here { path: &path, title: session_title(view, &report.session, title), days: vec![], also: &[] };
    let p = &report.participation;
    let at = |wanted: Option<Level>| {
        let there = acts.iter().copied().filter(move |a| a.what == What::Attendance(wanted));
        there.collect::<Vec<_>>()
    };
    let those =
        |test: fn(&What) -> bool| acts.iter().copied().filter(move |a| test(&a.what)).collect::<Vec<_>>();
    let made = view.regime.commitments(view.on).into_iter().filter(|c| c.at == report.session).count();
    lay_out(
        view,
        &here,
        html! {
            p.lead {
                a href=(view.link(&format!("/forums/{}", report.forum))) { (forum_title(view, &report.forum, &report.forum)) }
                " · " (date(view, report.from)) " – " (date(view, report.until)) @if !report.place.is_empty() { " · " (view.original(report.place.as_str())) }
                " · " (view.word("state", report.state))
            }
            p { (t!(view, "convened-by")) " " (view.actor(&report.convener)) " · " (date(view, report.convened)) " · " (source(view, &report.sources.join(";"))) }
            @if made > 0 { p { a href=(view.link(&format!("/commitments?under={}", report.session))) { (t!(view, "commitments-made-at", count = made)) } } }
            section aria-labelledby="part" {
                h2 #part { (t!(view, "who-took-part")) }
                p {
                    @if !p.is_complete() { (t!(view, "part-incomplete")) " " }
                    (t!(view, "part-levels", total = p.total_text(), heads = p.level_text(p.at_head()), ministers = p.level_text(p.at_minister())))
                    @if p.named < p.total() { " " (t!(view, "part-named", named = p.named)) }
                }
                @for level in [Some(Level::Head), Some(Level::Minister), Some(Level::Other), None] {
                    @let there = at(level);
                    @if !there.is_empty() {
                        h3 { (view.word("level", level.map_or("unknown", Level::word))) " (" (view.locale.number(there.len())) ")" }
                        p.names { @for a in there { (view.actor(&view.regime.register().actors[a.actor].id)) " " } }
                    }
                }
                @let observers = those(|w| *w == What::Observation);
                @if !observers.is_empty() {
                    h3 { (t!(view, "observers")) " (" (view.locale.number(observers.len())) ")" }
                    p.names { @for a in observers { (view.actor(&view.regime.register().actors[a.actor].id)) " " } }
                }
            }
            @if !decisions.is_empty() {
                section aria-labelledby="decisions" {
                    h2 #decisions { (t!(view, "decisions")) }
                    @for d in decisions { (decision(view, d, acts)) }
                }
            }
            (listed(view, &t!(view, "officers"), &those(|w| matches!(w, What::Election(_)))))
            (listed(view, &t!(view, "agenda"), &those(|w| *w == What::AgendaItem)))
            (listed(view, &t!(view, "documents"), &those(|w| matches!(w, What::Document { .. }))))
            @let cited = cited_at(&view.regime, &report.session);
            @if !cited.is_empty() {
                @let kept = cited.iter().filter(|(digest, _)| view.documents.find(*digest).is_some()).count();
                p { a href={ (path) "/documents.zip" } { (t!(view, "documents-zip")) } " · " (t!(view, "documents-kept", kept = kept, cited = cited.len())) }
            }
            (listed(view, &t!(view, "statements"), &those(|w| *w == What::Statement)))
            (rectified::listed(view, &decisions.iter().map(|d| d.decision.as_str()).chain([report.session.as_str()]).collect::<Vec<_>>()))
            (listed(view, &t!(view, "credentials"), &those(|w| matches!(w, What::Credentials(_) | What::WithdrawalOfCredentials))))
            (listed(view, &t!(view, "published-counts"), &those(|w| matches!(w, What::PublishedCount(..)))))
            (part.links(view, &path))
        },
    )
}

/// The set that a figure counts, where it is one that can be asked about.
fn behind(view: &View, d: &Outcome, figure: &str) -> Option<String> {
    match figure {
        "present" => Some("#part".into()),
        "members" => {
            let forum = &view.regime.docket().session(&d.session)?.convening.target;
            Some(view.who_on(&format!("members of {forum}"), d.put))
        }
        _ => None,
    }
}

/// Who voted how, and who objected.
fn votes(view: &View, d: &Outcome, acts: &[&Proceeding]) -> Markup {
    let those = |what: &What| {
        let cast = acts.iter().copied().filter(|p| p.target == d.decision && p.what == *what);
        cast.collect::<Vec<_>>()
    };
    let groups = Vote::ALL.iter().map(|vote| (view.word("value", vote.word()), those(&What::Vote(*vote))));
    let objections = (view.word("act", "objection"), those(&What::Objection));
    html! {
        @for (how, who) in groups.chain([objections]) { @if !who.is_empty() {
            h4 { (how) " (" (view.locale.number(who.len())) ")" }
            p.names { @for p in who { a href=(view.action(&format!("/log/entries/{}", p.entry))) { (view.name(p.actor)) } " " } }
        } }
    }
}

fn decision(view: &View, d: &Outcome, acts: &[&Proceeding]) -> Markup {
    let figures = d.figures();
    html! {
        h3 { (view.original(d.text.as_str())) }
        p.clause { @if let Some(article) = &d.article { strong { (view.article(article)) } " " } (view.locale.forum_rule(&d.rule)) }
        p { span.place { (view.state(d.verdict())) } " · " (t!(view, "put-on", day = view.locale.day(d.put))) " · " (view.locale.because(d.because)) @if let Some(day) = d.open_until { " · " (t!(view, "silence-until", day = view.locale.day(day))) } }
        table {
            thead { tr { @for (head, _) in &figures { th.number scope="col" { (view.word("figure", head)) } } } }
            tbody { tr { @for (what, figure) in &figures { td.number { (opens(behind(view, d, what), view.count(*figure))) } } } }
        }
        (votes(view, d, acts))
    }
}

/// What an act of a session says beside its value: what is counted, or its text; a document's language, and the digest.
fn what(view: &View, p: &Proceeding) -> Markup {
    html! {
        @match &p.what {
            What::PublishedCount(counted, _) => (view.word("counted", counted.word())),
            What::Document { language, .. } => {
                (view.original(p.detail.as_str()))
                @if !language.is_empty() { " [" (language) "]" }
            }
            _ => (view.original(p.detail.as_str())),
        }
        @if !p.digest.is_empty() { br; (document::cited(view, &p.digest)) }
    }
}

/// Acts of one kind, in a row each; nothing if there are none.
fn listed(view: &View, title: &str, acts: &[&Proceeding]) -> Markup {
    html! {
        @if !acts.is_empty() {
            section {
                h2 { (title) }
                table {
                    (heads(view, &["date", "who", "what", "", "source"]))
                    tbody {
                        @for p in acts {
                            @let columns = view.regime.proceeding_columns(p);
                            @let value = columns.iter().find(|(c, _)| *c == "value").map_or("", |(_, text)| text);
                            tr {
                                td { (date(view, p.date)) }
                                td { (view.actor(&view.regime.register().actors[p.actor].id)) }
                                td { (view.word("value", value)) }
                                td { (what(view, p)) @if !p.note.is_empty() { " " span.quiet { (view.original(p.note.as_str())) } } }
                                td { (source(view, &view.regime.cited(p.sources.iter().copied()))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
