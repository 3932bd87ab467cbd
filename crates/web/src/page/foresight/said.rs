//! What follows from figures, in the reader's language.

use comity_foresee::{
    Unforeseeable,
    future::{Fan, Remark},
    momentum::{Change, NoRatio, Said, Sentence, Sure},
    pathway::Belief,
};

use crate::{
    question::{
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

/// Why there is no figure.
pub fn why_not(view: &View, why: &Unforeseeable) -> String {
    match why {
        Unforeseeable::NotOpen { on, .. } => t!(view, "forecast-not-open", day = view.locale.day(*on)),
        Unforeseeable::NeverMet { on, .. } => t!(view, "momentum-never-met", day = view.locale.day(*on)),
        Unforeseeable::NotBegun { .. } => t!(view, "foresee-not-begun"),
        Unforeseeable::Unnamed { named, counted, day, .. } => {
            t!(view, "rates-unnamed", named = *named, counted = *counted, day = view.locale.day(*day))
        }
        other => other.to_string(),
    }
}

/// What is wrong with the day that was asked for.
pub fn wrong_day(view: &View, why: &Unforeseeable) -> Problem {
    let said = match why {
        Unforeseeable::TooFar { to, farthest, .. } => {
            t!(view, "forecast-too-far", day = view.locale.day(*to), last = view.locale.day(*farthest))
        }
        Unforeseeable::Past { to, seen, .. } => {
            t!(view, "forecast-past", day = view.locale.day(*to), seen = view.locale.day(*seen))
        }
        other => other.to_string(),
    };
    Problem::bad(format!("to: {why}")).told(said, None)
}

/// What is to be said beside a forecast.
pub fn remark(view: &View, remark: &Remark) -> String {
    match remark {
        Remark::Complete => t!(view, "remark-complete"),
        Remark::Proposed => t!(view, "remark-proposed"),
        Remark::NoJoins { state_years, most } => t!(
            view,
            "remark-no-joins",
            years = view.locale.decimal(*state_years, 0),
            most = view.locale.decimal(*most, 3)
        ),
        Remark::Unnamed(n) => t!(view, "remark-unnamed", count = *n),
        Remark::Unscored(years) => {
            t!(view, "remark-unscored", years = usize::try_from(*years).unwrap_or(0))
        }
    }
}

/// Participants, or all others.
pub fn who(view: &View, participants: bool) -> String {
    if participants { t!(view, "group-participants") } else { t!(view, "group-others") }
}

/// A middle with its interval.
pub fn interval(view: &View, [middle, low, high]: [f64; 3], places: usize) -> String {
    let [middle, low, high] = [middle, low, high].map(|n| view.locale.decimal(n, places));
    view.locale.figures(&format!("{middle} [{low}; {high}]"))
}

/// What follows from a momentum.
pub fn sentence(view: &View, sentence: &Sentence) -> String {
    let whole = |n: f64| view.locale.decimal(n, 0);
    match sentence {
        Sentence::Few { participants, before, during } => t!(
            view,
            "said-few",
            who = who(view, *participants),
            before = whole(*before),
            during = whole(*during)
        ),
        Sentence::Rate { participants, change, before, during } => {
            let who = who(view, *participants);
            let (before, during) = (interval(view, *before, 3), interval(view, *during, 3));
            match change {
                Change::Rose => t!(view, "said-rose", who = who, before = before, during = during),
                Change::Fell => t!(view, "said-fell", who = who, before = before, during = during),
                Change::Unclear => t!(view, "said-unclear", who = who, before = before, during = during),
            }
        }
        Sentence::NobodyOutside { state_years, most: Some(most) } => {
            t!(view, "said-nobody-most", years = whole(*state_years), most = view.locale.decimal(*most, 3))
        }
        Sentence::NobodyOutside { .. } => t!(view, "said-nobody"),
        Sentence::Ratio { change, ratio } => {
            let ratio = interval(view, *ratio, 2);
            match change {
                Change::Rose => t!(view, "said-more", ratio = ratio),
                Change::Fell => t!(view, "said-less", ratio = ratio),
                Change::Unclear => t!(view, "said-cannot-tell", ratio = ratio),
            }
        }
        Sentence::Days { known, of, width, would_be } => t!(
            view,
            "said-days",
            known = *known,
            of = *of,
            width = view.locale.decimal(*width, 1),
            would = view.locale.decimal(*would_be, 1)
        ),
        Sentence::NoRatio(NoRatio::NotOpenBefore) => t!(view, "said-not-open-before"),
        Sentence::NoRatio(NoRatio::NotKnownDuring) => t!(view, "said-not-known-during"),
        Sentence::NoRatio(NoRatio::NobodyInGroup) => t!(view, "said-nobody-in-group"),
        Sentence::NoRatio(NoRatio::Full) => t!(view, "said-full"),
        Sentence::Saturated { participants, at_risk, of } => {
            t!(view, "said-saturated", who = who(view, *participants), left = *at_risk, of = *of)
        }
    }
}

/// What follows from an event study.
pub fn pulse(view: &View, said: &Said) -> String {
    match said {
        Said::TooFewDays(known, of) => t!(view, "pulse-too-few", known = *known, of = *of),
        Said::Joins { after, slid, as_many } => {
            let figures = t!(
                view,
                "pulse-figures",
                after = view.locale.decimal(*after, 0),
                slid = view.locale.decimal(*slid, 1),
                slides = usize::try_from(Said::slides()).unwrap_or(0),
                many = *as_many
            );
            let sure = match said.sure() {
                Some(Sure::Hardly) => t!(view, "pulse-hardly"),
                Some(Sure::Suggestive) => t!(view, "pulse-suggestive"),
                _ => t!(view, "pulse-cannot-tell"),
            };
            format!("{figures} {sure}")
        }
    }
}

/// What something is believed of: a word of the language, with the forum after whose sessions a pull acts.
pub fn belief(view: &View, belief: &Belief) -> String {
    let word = view.word("belief", belief.word).text;
    match &belief.forum {
        Some(forum) => t!(view, "belief-of", what = word, forum = view.called(forum).text),
        None => word,
    }
}

/// Between which numbers it lies.
pub fn bounds(view: &View, belief: &Belief) -> String {
    let number = |n: f64| match belief.word {
        "happens" | "takes part" | "delivered" => format!("{} %", view.locale.hundredths(n)),
        "pull" | "terms" => format!("× {}", view.locale.decimal(n, 2)),
        _ => view.locale.decimal(n, if n.fract() == 0.0 { 0 } else { 2 }),
    };
    view.locale.figures(&format!("{} – {}", number(belief.low), number(belief.high)))
}

/// The middle of a fan, and 90 of 100 futures.
pub fn band(view: &View, fan: &Fan) -> String {
    let [middle, low, high] = [fan.p50, fan.p05, fan.p95].map(|n| view.locale.number(n.into()));
    view.locale.figures(&format!("{middle} [{low}; {high}]"))
}

/// A pathway's title.
pub fn name(view: &View, id: &str) -> Text {
    match view.regime.register().pathways.iter().find(|p| p.id == id) {
        Some(pathway) => view.title(&pathway.titles, &pathway.title),
        None => Text::own(id),
    }
}
