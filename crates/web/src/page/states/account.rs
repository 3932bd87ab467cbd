//! How the page of a State looks: a sentence, what it is asked to answer, what comes, what binds it, what it has subscribed to,
//! where it was; then, folded, everything it did.

use comity_assess::{Standing, follow::Topic, promise::CommitmentStatus};
use comity_regime::{
    Act, ActorIx, ActorKind, Day, InstrumentIx,
    proceeding::Level,
    process::SessionReport,
    status::{ActorStatus, Place},
};
use maud::{Markup, html};

use crate::{
    part::{
        commitments::{became, place as made_at},
        forum::due::about,
        forum::sessions::session_link,
        layout::{Here, act as act_term, date, entry, follow, heads, page as lay_out, place, source},
        list::Part,
    },
    question::{form::Form, view::View},
    word::{address::encode, locale::t},
};

/// What is shown of a State.
pub struct Account<'a> {
    pub ix: ActorIx,
    pub standing: &'a Standing<'a>,
    /// What it did, of this part.
    pub acts: &'a [&'a Act],
    /// All that it did.
    pub all: &'a [&'a Act],
    /// Sessions it took part in, and at which level, where that is known.
    pub attended: &'a [(SessionReport, Option<Level>)],
    pub part: Part,
}

/// The page.
pub fn shown(view: &View, of: &Account<'_>) -> Markup {
    let actor = &view.regime.register().actors[of.ix];
    let path = format!("/states/{}", actor.id);
    let here = Here {
        path: &path,
        title: view.name(of.ix),
        days: days(of.all),
        also: &[Form::Calendar, Form::Feed],
    };
    let Standing { treaties, texts, answer, standing, closed, .. } = of.standing;
    let part = of.part;
    lay_out(
        view,
        &here,
        html! {
            @if part.is_first() { (who(view, of.ix)) p.lead { (sentence(view, of.standing)) } }
            div.two {
                div {
                    @if !answer.is_empty() {
                        section aria-labelledby="answer" {
                            h2 #answer { (t!(view, "state-to-answer")) " (" (view.locale.number(answer.len())) ")" }
                            (promises(view, of.ix, part.cut(answer)))
                        }
                    }
                    (was_there(view, of.attended))
                }
                div {
                    (bound(view, part.cut(treaties)))
                    @if part.is_first() { (coming(view, of.standing)) }
                    (subscribes(view, part.cut(texts)))
                }
            }
            (folded("standing", &t!(view, "state-standing", count = standing.len()), || promises(view, of.ix, part.cut(standing)), standing.is_empty()))
            (folded("closed", &t!(view, "state-closed", count = closed.len()), || promises(view, of.ix, part.cut(closed)), closed.is_empty()))
            (folded("acts", &t!(view, "state-acts", count = of.all.len()), || acts(view, of), of.all.is_empty()))
            @if of.all.is_empty() { p.quiet { (t!(view, "no-act-by-day")) } }
            (part.links(view, &path))
            @if part.is_first() { (downloads(view, &path)) (follow(view, &Topic::State(actor.id.clone()))) }
        },
    )
}

/// What it is called in full, since when it has been there, what it belongs to.
fn who(view: &View, ix: ActorIx) -> Markup {
    let register = view.regime.register();
    let actor = &register.actors[ix];
    html! {
        p.quiet {
            @if actor.kind == ActorKind::State { (t!(view, "state")) } @else { (t!(view, "organisation")) } " · " (actor.id)
            @if let Some(called) = register.names.of(&actor.id, view.locale.language.tag()).filter(|n| !n.full.is_empty()) { " · " (called.full) }
            @if let Some(from) = actor.from { " · " (t!(view, "from-day", day = view.locale.day(from))) }
            @if let Some(to) = actor.to { " · " (t!(view, "ended-on", day = view.locale.day(to))) }
            @if let Some(before) = actor.continues {
                " · " (t!(view, "continues")) " " (view.actor(&register.actors[before].id))
            }
            (memberships(view, ix))
            " · " a href=(view.link(&format!("/compare?a={}", actor.id))) { (t!(view, "compare-with")) }
        }
    }
}

fn memberships(view: &View, ix: ActorIx) -> Markup {
    let mut organisations: Vec<String> = view
        .regime
        .register()
        .attributes
        .iter()
        .filter(|(_, a)| a.holders.at(view.on).possible.contains(ix))
        .filter_map(|(name, _)| name.strip_prefix("member:"))
        .map(|id| view.name_of(id).text)
        .collect();
    organisations.sort_by(|a, b| view.locale.compare(a, b));
    let organisations = organisations.join(view.locale.comma());
    html! { @if !organisations.is_empty() { " · " (t!(view, "member-of", organisations = organisations)) } }
}

/// How it stands: by how many treaties it is bound, and what of its promises is known.
fn sentence(view: &View, standing: &Standing<'_>) -> String {
    let mut said = vec![t!(view, "state-bound-by", count = standing.bound(), of = standing.treaties.len())];
    let promised = standing.promised();
    if promised > 0 {
        said.push(t!(view, "state-promised", count = promised, complete = standing.complete()));
    }
    said.push(match standing.not_found() {
        0 => t!(view, "state-nothing-passed"),
        count => t!(view, "state-not-found", count = count),
    });
    said.join(" ")
}

/// Promises with their day, where they were made and with how many, what is known of each, and the form that reports on it.
fn promises(view: &View, ix: ActorIx, all: &[&CommitmentStatus]) -> Markup {
    let actor = &view.regime.register().actors[ix].id;
    html! {
        ul.rows { @for c in all { li {
            a href=(view.link(&format!("{}?of={actor}", view.promise_path(&c.commitment)))) { (view.promise(&c.commitment, &c.text)) }
            br;
            span.quiet {
                (view.state(c.state.title())) @if !c.sure { " ≈" } (became(view, c))
                @if let Some(day) = c.due { " · " (t!(view, "promise-due")) " " (date(view, day)) }
                @if !c.at.is_empty() { " · " (made_at(view, &c.at)) }
                @if c.joint { " · " (t!(view, "promise-with-others", count = c.signatories.saturating_sub(1))) }
                @if !c.delivered { " · " a href=(view.action(&format!("/desk/new?form=report&act=report&actor={actor}&target={}", encode(&c.commitment)))) { (t!(view, "state-report")) } }
            }
        } } }
    }
}

/// Sessions that come and what it may ask for: nothing of it is owed by the State.
fn coming(view: &View, standing: &Standing<'_>) -> Markup {
    html! {
        @if !standing.coming.is_empty() {
            section aria-labelledby="coming" {
                h2 #coming { (t!(view, "home-comes")) }
                ul.rows { @for d in &standing.coming {
                    li { @match d.due { Some(day) => (date(view, day)), None => span.quiet { (t!(view, "no-date")) } } " · " (about(view, d)) " " span.quiet { (view.state(d.state)) } }
                } }
            }
        }
    }
}

/// How it stands towards each treaty, since when and by which act.
fn bound(view: &View, treaties: &[(InstrumentIx, ActorStatus)]) -> Markup {
    html! {
        @if !treaties.is_empty() {
            section aria-labelledby="bound" {
                h2 #bound { (t!(view, "state-treaties")) }
                ul.rows { @for (ix, status) in treaties {
                    @let definition = view.regime.register().definition(*ix);
                    li {
                        a href=(view.link(&format!("/instruments/{}", definition.id))) title=(view.title(&definition.titles, &definition.title).text) { (view.called(&definition.id)) }
                        " " (place(view, status, false))
                        @if let Some(consent) = &status.consent {
                            @match (status.place, consent.until, consent.bound) {
                                (Place::Ended, Some(day), _) => { " " (date(view, day)) }
                                (Place::Ended, None, _) | (_, _, None) => {},
                                (_, _, Some(day)) => { " " (t!(view, "since", day = view.locale.when(day))) }
                            }
                            br;
                            span.quiet { (act_term(view, consent.act.kind)) " " (date(view, consent.act.date)) " · " (source(view, &view.regime.cited(consent.act.sources()))) }
                        }
                    }
                } }
            }
        }
    }
}

/// The political texts it has subscribed to, and those that stand alone and it has not.
fn subscribes(view: &View, texts: &[(InstrumentIx, ActorStatus)]) -> Markup {
    let register = view.regime.register();
    let (yes, no): (Vec<_>, Vec<_>) = texts.iter().partition(|(_, status)| status.place != Place::Outside);
    html! {
        @if !texts.is_empty() {
            section aria-labelledby="subscribes" {
                h2 #subscribes { (t!(view, "state-subscribes")) @if !yes.is_empty() { " (" (view.locale.number(yes.len())) ")" } }
                ul.rows { @for (ix, status) in &yes {
                    @let definition = register.definition(*ix);
                    li {
                        a href=(view.link(&format!("/instruments/{}", definition.id))) title=(view.title(&definition.titles, &definition.title).text) { (view.called(&definition.id)) }
                        @if let Some(consent) = &status.consent { " " span.quiet { (date(view, consent.act.date)) } }
                        @if status.place != Place::Bound { " " (place(view, status, true)) }
                    }
                } }
                @for (ix, status) in &no {
                    @let id = &register.definition(*ix).id;
                    p.quiet { (t!(view, "state-not-subscribed")) " " a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } ": " (place(view, status, true)) }
                }
            }
        }
    }
}

fn was_there(view: &View, attended: &[(SessionReport, Option<Level>)]) -> Markup {
    html! {
        @if !attended.is_empty() {
            section aria-labelledby="attendance" {
                h2 #attendance { (t!(view, "state-was-there")) }
                ul.rows { @for (s, level) in attended {
                    li { (session_link(view, s)) " " span.quiet { (view.word("level", level.map_or("unknown", Level::word))) } }
                } }
            }
        }
    }
}

/// A long list that is opened by its heading.
fn folded(id: &str, title: &str, list: impl Fn() -> Markup, is_empty: bool) -> Markup {
    html! { @if !is_empty { details.folded { summary { h2 id=(id) { (title) } } (list()) } } }
}

/// Everything it did.
fn acts(view: &View, of: &Account<'_>) -> Markup {
    let register = view.regime.register();
    html! {
        table {
            (heads(view, &["date", "what", "instrument", "source", "entry", "remark"]))
            tbody {
                @for act in of.acts {
                    @let id = &register.definition(act.instrument).id;
                    tr {
                        td { (date(view, act.date)) }
                        td { (act_term(view, act.kind)) " " (view.original(act.detail()))
                            @if act.actor != of.ix { " " span.quiet { "(" (t!(view, "as-actor", name = view.name(act.actor).text)) ")" } } }
                        td { a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } }
                        td { (source(view, &view.regime.cited(act.sources()))) }
                        td { (entry(view, act.entry)) }
                        td.quiet { (view.original(act.note())) }
                    }
                }
            }
        }
    }
}

/// Each list as a spreadsheet, by what it holds.
fn downloads(view: &View, path: &str) -> Markup {
    let lists = [
        ("due", t!(view, "what-is-due")),
        ("commitments", t!(view, "commitments")),
        ("instruments", t!(view, "instruments")),
        ("acts", t!(view, "acts")),
    ];
    html! {
        p.quiet.picture {
            (t!(view, "state-as-csv")) " "
            @for (n, (list, title)) in lists.iter().enumerate() { @if n > 0 { " · " } a href=(view.with(&format!("{path}.csv"), "list", list)) { (title) } }
        }
    }
}

/// The days of some acts, each once.
fn days(acts: &[&Act]) -> Vec<Day> {
    let mut days: Vec<Day> = acts.iter().filter_map(|a| a.date.day()).collect();
    days.dedup();
    days
}
