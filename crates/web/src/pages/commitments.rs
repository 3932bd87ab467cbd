//! Commitments: who promised what, by when, and how far it has come in everybody's judgement.

use axum::response::Response;
use comity_regime::{
    Day,
    proceeding::{Capacity, Grade},
    process::State,
    register::Known,
};
use maud::{Markup, html};
use serde_json::json;

use super::{
    layout::{Here, carried, date, heads, page as lay_out, source},
    order::Order,
    part::Part,
    rectified,
};
use crate::{
    picture::bars::{Bar, bars},
    respond::Problem,
    tables::process::{CommitmentStatus, Which, commitment_rows, commitments},
    view::{Text, View},
    word::{address::encode, locale::t},
};

/// No id is longer, in characters: those of an instrument and its element.
pub const LONGEST: usize = 160;

pub fn page(view: &View) -> Response {
    let which = match which(view) {
        Ok(which) => which,
        Err(problem) => return view.problem(problem),
    };
    let mut all = commitments(&view.regime, view.on, &which);
    let order = match Order::asked(view, &SORTED) {
        Ok(order) => order,
        Err(problem) => return view.problem(problem),
    };
    sort(view, order, &mut all);
    let part = match Part::asked(view, all.len()) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    let asked = &all[part.range()];
    part.say(view, "/commitments");
    view.answer(
        || shown(view, &which, &all, order, part),
        || json!({ "total": all.len(), "commitments": asked }),
        || commitment_rows(asked),
    )
}

/// The columns by which they can be sorted.
pub const SORTED: [&str; 4] = ["who", "made", "due", "state"];

fn sort(view: &View, order: Order, all: &mut [CommitmentStatus]) {
    let known = |_: &CommitmentStatus| true;
    match order.column {
        Some("who") => order.sort(all, known, |a, b| {
            view.locale.compare(&view.name_of(&a.actor).text, &view.name_of(&b.actor).text)
        }),
        Some("made") => order.sort(all, known, |a, b| a.made.earliest.cmp(&b.made.earliest)),
        Some("due") => order.sort(
            all,
            |c| c.due.is_some(),
            |a, b| a.due.map(|day| day.earliest).cmp(&b.due.map(|day| day.earliest)),
        ),
        Some("state") => order.sort(all, known, |a, b| a.state.cmp(&b.state)),
        _ => {}
    }
}

/// Which commitments are asked for.
fn which(view: &View) -> Result<Which, Problem> {
    view.short("under", LONGEST)?;
    let actor = match view.parameter("of") {
        "" => None,
        id => Some(view.find_actor(id).map_err(|problem| problem.in_parameter("of"))?),
    };
    let state = match view.parameter("state") {
        "" => None,
        word => Some(State::parse(word).map_err(|help| Problem::bad(format!("state: {help}")))?),
    };
    let year = match view.parameter("year") {
        "" => None,
        text => match text.parse() {
            Ok(year @ 1..=9999) => Some(year),
            _ => return Err(Problem::bad(format!("year: '{text}' is no year from 1 to 9999"))),
        },
    };
    Ok(Which { actor, under: view.parameter("under").to_owned(), state, year })
}

fn shown(view: &View, which: &Which, all: &[CommitmentStatus], order: Order, part: Part) -> Markup {
    let mut days: Vec<Day> = all.iter().filter_map(|c| c.made.day()).collect();
    days.sort_unstable();
    days.dedup();
    let here = Here { path: "/commitments", title: Text::own(t!(view, "commitments")), days, also: &[] };
    let delivered = all.iter().filter(|c| c.delivered).count();
    // What is about one thing is shown with everything that was said about it.
    let one = !which.under.is_empty() && all.iter().all(|c| c.commitment == which.under);
    lay_out(
        view,
        &here,
        html! {
            form.filter action=(view.action("/commitments")) method="get" {
                label { (t!(view, "filter-of")) " " input name="of" value=(view.parameter("of")) size="8" placeholder="FIN" aria-label=(t!(view, "filter-of-help")); }
                label { (t!(view, "filter-under")) " " input name="under" value=(view.parameter("under")) size="24" placeholder="nss-2014, infcirc-869" aria-label=(t!(view, "filter-under-help")); }
                label { (t!(view, "filter-state")) " "
                    select name="state" {
                        option value="" { (t!(view, "any")) }
                        @for state in State::ALL { option value=(state.word()) selected[which.state == Some(*state)] { (view.state(state.title()).text) } }
                    }
                }
                label { (t!(view, "filter-year")) " " input name="year" value=(view.parameter("year")) size="4" inputmode="numeric" placeholder="2016"; }
                (carried(view))
                button { (t!(view, "show")) }
            }
            p.lead { (t!(view, "commitments-lead", count = all.len(), delivered = delivered)) }
            p.quiet {
                (t!(view, "nothing-found-meaning"))
            }
            section aria-labelledby="chart" {
                h2 #chart { (t!(view, "promised-delivered")) }
                (by_year(view, all))
            }
            section aria-labelledby="list" {
                h2 #list { (t!(view, "one-by-one")) }
                @if part.is_all() { (table(view, all)) } @else { (rows(view, &order.heads(view, "/commitments", &HEADS, &SORTED), &all[part.range()])) }
                (part.links(view, "/commitments"))
            }
            @if one { (said(view, all)) (rectified::listed(view, &[which.under.as_str()])) }
        },
    )
}

/// What became of the promises of each year.
fn by_year(view: &View, all: &[CommitmentStatus]) -> Markup {
    let legend = [
        ("one", t!(view, "legend-complete")),
        ("three", t!(view, "legend-less")),
        ("five", t!(view, "legend-reported")),
        ("two", t!(view, "legend-nothing-found")),
        ("six", t!(view, "legend-not-delivered")),
        ("unknown", t!(view, "legend-nothing")),
    ];
    let mut years: Vec<i16> = all.iter().map(|c| c.made.latest.year()).collect();
    years.sort_unstable();
    years.dedup();
    let each: Vec<Bar> = years
        .into_iter()
        .map(|year| {
            let mut parts = vec![0; legend.len()];
            for c in all.iter().filter(|c| c.made.latest.year() == year && c.state != State::Withdrawn) {
                let part = match c.state {
                    State::NotDelivered => 4,
                    _ if c.delivered => 0,
                    State::Assessed => 1,
                    State::Reported => 2,
                    State::NothingFound => 3,
                    _ => 5,
                };
                parts[part] += 1;
            }
            Bar {
                label: year.to_string(),
                link: Some(view.with("/commitments", "year", &year.to_string())),
                parts,
            }
        })
        .collect();
    html! { @if each.is_empty() { p.quiet { (t!(view, "there-is-none")) } } @else { (bars(view.locale, &t!(view, "commitments-chart"), &legend, &each)) } }
}

const HEADS: [&str; 9] =
    ["who", "what", "made", "due", "state", "by-itself", "by-peers", "independently", "source"];

/// Commitments, in a row each.
pub fn table(view: &View, all: &[CommitmentStatus]) -> Markup {
    rows(view, &heads(view, &HEADS), all)
}

fn rows(view: &View, heads: &Markup, all: &[CommitmentStatus]) -> Markup {
    html! {
        table.wide {
            (heads)
            tbody {
                @for c in all {
                    tr {
                        td { (who(view, c)) }
                        td { a href=(view.link(&format!("/commitments?under={}", encode(&c.commitment)))) { (view.promise(&c.commitment, &c.text)) } " " span.quiet { (place(view, &c.at)) } }
                        td { (date(view, c.made)) }
                        td { @if let Some(day) = c.due { (date(view, day)) } }
                        td.place { (view.state(c.state.title())) @if !c.sure { " ≈" } (became(view, c)) }
                        @for capacity in Capacity::ALL {
                            td { @match c.grade(*capacity) { "" => span.quiet title=(t!(view, "not-assessed")) { "–" }, grade => (view.word("grade", grade)) } }
                        }
                        td { (source(view, &c.sources.join(";"))) }
                    }
                }
            }
        }
    }
}

/// Whose a commitment is: one State's, or one of several together.
fn who(view: &View, c: &CommitmentStatus) -> Markup {
    let id = c.commitment.split('/').next().unwrap_or_default();
    html! {
        @if c.joint { a href=(view.who(&format!("parties to {id}"))) { (t!(view, "together", count = c.signatories)) } }
        @else { (view.actor(&c.actor)) }
    }
}

/// What is to be said of the state it is in: when it came about, who says that it did not, how far it was looked for.
fn became(view: &View, c: &CommitmentStatus) -> Markup {
    let late = match c.in_time {
        Some(true) => Some(t!(view, "in-time")),
        Some(false) => Some(t!(view, "late")),
        None => None,
    };
    html! {
        @match c.state {
            State::CameAbout => { @if let Some(day) = c.came_about { (view.locale.comma()) (date(view, day)) } @if let Some(late) = late { (view.locale.comma()) (late) } }
            State::NotDelivered => {
                @for j in c.assessments.iter().filter(|j| j.grade == Grade::NotStarted) { (view.locale.comma()) (t!(view, "says", who = view.name_of(&j.by).text)) }
            }
            State::NothingFound => {
                @match c.known_through {
                    Known::Through(day) => { " " span.quiet { "(" (t!(view, "looked-through", day = view.locale.day(day))) ")" } }
                    _ => {}
                }
            }
            _ => {}
        }
        @if !c.series.is_empty() {
            @let came = c.series.iter().filter(|o| o.came.is_some()).count();
            @let due = c.series.iter().filter(|o| o.due.latest < view.on || o.came.is_some()).count();
            br; span.quiet { (t!(view, "series", came = came, due = due)) }
        }
    }
}

/// Where a commitment was made, or what an act is about, leading there.
pub fn place(view: &View, at: &str) -> Markup {
    let register = view.regime.register();
    let folder = if view.regime.is_commitment(at) && register.instrument(at).is_none() {
        return html! { a href=(view.link(&format!("/commitments?under={}", encode(at)))) { (view.called(at)) } };
    } else if view.regime.docket().session(at).is_some() {
        "sessions"
    } else if register.forum(at).is_some() {
        "forums"
    } else if register.instrument(at).is_some() {
        "instruments"
    } else {
        return html! { (at) };
    };
    html! { a href=(view.link(&format!("/{folder}/{at}"))) { (view.called(at)) } }
}

/// Everything that was said about a commitment, in everybody's words.
fn said(view: &View, all: &[CommitmentStatus]) -> Markup {
    html! {
        @for c in all.iter().filter(|c| !c.notes.is_empty() || !c.assessments.is_empty()) {
            section {
                h2 { (t!(view, "what-was-said")) " " (view.name_of(&c.actor)) }
                table {
                    (heads(view, &["date", "by", "what", "words", "source"]))
                    tbody {
                        @for n in &c.notes {
                            tr { td { (date(view, n.date)) } td { (view.name_of(&n.by)) } td { (view.word("act", n.what)) } td { (view.original(n.text.as_str())) } td { (source(view, &n.sources.join(";"))) } }
                        }
                        @for j in &c.assessments {
                            tr { td { (date(view, j.date)) } td { (view.name_of(&j.by)) } td { (view.word("act", j.capacity.word())) ": " (view.word("grade", j.grade.word())) } td { (view.original(j.text.as_str())) } td { (source(view, &j.sources.join(";"))) } }
                        }
                    }
                }
            }
        }
    }
}
