//! Ways forward side by side, in the same futures. Which is better is never one number.

use std::sync::Arc;

use axum::response::Response;
use comity_foresee::{
    Reference, Unforeseeable,
    forecast::SEED,
    pathway::{compare, plan, sensitivity, world},
    table,
};
use comity_regime::{Day, Diagnostic};
use maud::{Markup, html};
use serde_json::json;

use super::{
    said::{band, name, why_not, wrong_day},
    sides::{gains, multiples, obligations, pairs, reversals, scatters, swings},
};
use crate::{
    part::layout::{Here, carried, heads, page as lay_out},
    question::{
        foreseen::Compared,
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

/// So many futures are drawn for a page, and so many of these to see what hangs on each belief: enough for whole numbers, few
/// enough for a page. The command draws ten times as many.
const FUTURES: u32 = 1_000;
const HELD: u32 = 300;

/// Why there is no comparison.
pub enum Not {
    /// What was asked is wrong.
    Asked(Problem),
    /// It cannot be made of the record on this day.
    Made(Vec<String>),
}

/// The pathways of the record compared, through the day that was asked for or twenty years on.
pub fn compared(view: &View) -> Result<Arc<Compared>, Not> {
    let to = view.day("to").map_err(Not::Asked)?.unwrap_or_else(|| view.on.plus_years(20));
    let key = view.key(format!("{} {to}", view.on));
    view.site.foreseen.pathways.or_made(&key, || {
        let regime = &view.regime;
        let made = |why: Unforeseeable| match why {
            Unforeseeable::TooFar { .. } | Unforeseeable::Past { .. } => Not::Asked(wrong_day(view, &why)),
            why => Not::Made(vec![why_not(view, &why)]),
        };
        let found = |found: Vec<Diagnostic>| Not::Made(found.iter().map(ToString::to_string).collect());
        let reference = Reference::built_in(&regime.register().actors).map_err(made)?;
        let world = world(regime, &reference, (view.on, to), SEED).map_err(made)?;
        let each = regime.register().pathways.iter().map(|pathway| plan(regime, &world, pathway));
        let planned = each.collect::<Result<Vec<_>, _>>().map_err(found)?;
        let (swings, reversals) = sensitivity(&world, &planned, HELD);
        let comparison = compare(&world, &planned, FUTURES);
        Ok(Compared { to, planned, comparison, swings, reversals })
    })
}

/// The page where there is no comparison.
pub fn not(view: &View, path: &str, title: Text, why: Not) -> Response {
    let why = match why {
        Not::Asked(problem) => return view.problem(problem),
        Not::Made(why) => why,
    };
    let page = || {
        let here = Here { path, title, days: vec![], also: &[] };
        lay_out(
            view,
            &here,
            html! { p.lead { (t!(view, "pathways-none")) } ul { @for why in &why { li { (why) } } } },
        )
    };
    view.answer(
        page,
        || json!({ "pathways": [], "pathway": "", "why_not": why }),
        || table::pathways(None, None),
    )
}

pub fn page(view: &View) -> Response {
    if view.regime.register().pathways.is_empty() {
        let why = Not::Made(vec![t!(view, "pathways-no-files")]);
        return not(view, "/pathways", Text::own(t!(view, "pathways-title")), why);
    }
    let c = match compared(view) {
        Ok(compared) => compared,
        Err(why) => return not(view, "/pathways", Text::own(t!(view, "pathways-title")), why),
    };
    view.answer(
        || shown(view, &c),
        || {
            let mut value = serde_json::to_value(&c.comparison).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("to".into(), json!(c.to));
                object.insert("sensitivity".into(), json!(c.swings));
                object.insert("reversals".into(), json!(c.reversals));
            }
            value
        },
        || table::pathways(Some(&c.comparison), None),
    )
}

/// The field for the last day.
pub fn until(view: &View, path: &str, to: Day) -> Markup {
    html! {
        form.filter action=(view.action(path)) method="get" {
            (carried(view))
            label { (t!(view, "to")) " " input type="date" name="to" value=(to); }
            button { (t!(view, "show")) }
        }
    }
}

fn shown(view: &View, c: &Compared) -> Markup {
    let here =
        Here { path: "/pathways", title: Text::own(t!(view, "pathways-title")), days: vec![], also: &[] };
    let all = &c.comparison.pathways;
    let front: Vec<String> = c.comparison.front.iter().map(|id| name(view, id).text).collect();
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "pathways-lead", futures = usize::try_from(c.comparison.futures).unwrap_or(0), day = view.locale.day(c.to))) }
            p { (t!(view, "pathways-assumed")) }
            (until(view, "/pathways", c.to))
            section aria-labelledby="list" {
                h2 #list { (t!(view, "pathways-list")) }
                table {
                    (heads(view, &["pathway", "#invites", "urges", "#take-part", "#join-all", "#delivered", "#meeting-days", "#assumed"]))
                    tbody {
                        @for p in all {
                            tr {
                                td { a href=(view.link(&format!("/pathways/{}", p.pathway))) { (name(view, &p.pathway)) } }
                                td.number { (view.locale.number(p.invites)) }
                                td { @for (n, id) in p.urges.iter().enumerate() { @if n > 0 { br; } a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } } }
                                @for fan in [&p.took_part, &p.all_urged, &p.delivered, &p.days] { td.number { (band(view, fan)) } }
                                td.number { (t!(view, "foreseen-of", n = p.beliefs.iter().filter(|b| b.assumed).count(), of = p.beliefs.len())) }
                            }
                        }
                    }
                }
                p.quiet { (t!(view, "pathways-bands")) }
            }
            (scatters(view, c))
            section aria-labelledby="multiples" {
                h2 #multiples { (t!(view, "pathways-multiples")) }
                p { (t!(view, "pathways-multiples-legend")) }
                @for p in all {
                    h3 { a href=(view.link(&format!("/pathways/{}", p.pathway))) { (name(view, &p.pathway)) } }
                    (multiples(view, c, p))
                }
            }
            section aria-labelledby="gains" {
                h2 #gains { (t!(view, "pathways-gains")) }
                p { (t!(view, "pathways-gains-why")) }
                (gains(view, all))
            }
            section aria-labelledby="obligations" {
                h2 #obligations { (t!(view, "pathways-obligations")) }
                (obligations(view, all))
            }
            section aria-labelledby="pairs" {
                h2 #pairs { (t!(view, "pathways-pairs")) }
                p { (t!(view, "pathways-front", which = front.join(view.locale.semicolon()))) }
                details { summary { (t!(view, "pathways-every-pair")) } (pairs(view, c)) }
            }
            section aria-labelledby="turns" {
                h2 #turns { (t!(view, "pathways-turns")) }
                (reversals(view, c, None))
                h3 { (t!(view, "pathways-hangs")) }
                (swings(view, c, None))
            }
        },
    )
}
