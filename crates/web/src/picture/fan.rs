//! A forecast as a fan, as SVG: what happened so far as steps, then bands that hold 90 and 50 of 100 futures, their middle, and
//! what then happened.

use comity_regime::Day;
use maud::{Markup, html};

use super::{
    ends::{End, ends, room},
    steps::{BOTTOM, Scale, beside_axis, moment, path},
};
use crate::word::locale::Locale;

/// What futures come to on a day: the numbers below which 5, 25, 50, 75 and 95 of 100 lie.
#[derive(Clone, Copy)]
pub struct At {
    pub day: Day,
    pub below: [usize; 5],
}

/// A step: from this day on, at least and at most so many.
pub type Step = (Day, usize, usize);

/// What a fan shows.
pub struct Fan<'a> {
    /// What it is, for those who do not see it.
    pub title: &'a str,
    /// What happened, as far as it was known.
    pub before: &'a [Step],
    /// Through which day that was.
    pub seen: Day,
    /// What may come.
    pub bands: &'a [At],
    /// What then happened.
    pub after: &'a [Step],
    /// Another middle to compare with, dashed.
    pub other: &'a [(Day, usize)],
    /// What the lines are called: the middle, what then happened, the other middle.
    pub labels: [&'a str; 3],
    /// A fan among many is small and has no labels.
    pub small: bool,
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 300.0;
/// No more of a fan is left to what stands beside it.
const MOST_FOR_LABELS: f64 = 0.35;

/// A fan.
pub fn fan(locale: &Locale, fan: &Fan<'_>) -> Markup {
    let most =
        fan.bands.iter().map(|at| at.below[4]).chain(fan.before.iter().map(|s| s.2)).max().unwrap_or(1);
    let most = most.max(fan.after.iter().map(|s| s.2).max().unwrap_or(0)).max(1);
    let ticks = if fan.small { 2 } else { 5 };
    let tick = [1, 2, 5, 10, 20, 25, 50, 100].into_iter().find(|t| most / t <= ticks).unwrap_or(200);
    let last = fan.bands.last().map_or(fan.seen, |at| at.day);
    let from = fan.before.first().map_or(fan.seen, |s| s.0).min(fan.seen);
    // A small one shows what may come, and little of what was.
    let from = if fan.small { from.max(fan.seen.plus_years(-6)) } else { from.plus_days(-30) };
    let (width, height) = if fan.small { (240.0, 130.0) } else { (WIDTH, HEIGHT) };
    // Labels stand beside the ends of lines.
    let mut labels: Vec<(usize, &str, String)> = vec![];
    if let (false, Some(at)) = (fan.small, fan.bands.last()) {
        labels.push((at.below[2], "two", fan.labels[0].to_owned()));
        labels.push((at.below[4], "two", locale.number(at.below[4])));
        labels.push((at.below[0], "two", locale.number(at.below[0])));
        labels.extend(fan.after.last().map(|step| (step.2, "one", fan.labels[1].to_owned())));
        labels.extend(fan.other.last().map(|(_, n)| (*n, "six", fan.labels[2].to_owned())));
    }
    let beside = room(labels.iter().map(|(_, _, text)| text.as_str()), width * MOST_FOR_LABELS).max(8.0);
    let most = most.next_multiple_of(tick);
    let scale = Scale {
        from,
        to: last.max(from.next()),
        most,
        frame: (width, height),
        margins: (beside_axis(most), beside),
    };
    let (first, end) = (scale.from.year(), scale.to.year());
    let marks = if fan.small { 3 } else { 9 };
    let years = [1, 2, 5, 10, 20].into_iter().find(|s| (end - first) / s <= marks).unwrap_or(50);
    let start = fan.before.last().map_or(0, |s| s.1);
    let band = |low: usize, high: usize| {
        let mut corners = vec![(scale.x(fan.seen), scale.y(start))];
        corners.extend(fan.bands.iter().map(|at| (scale.x(at.day), scale.y(at.below[high]))));
        corners.extend(fan.bands.iter().rev().map(|at| (scale.x(at.day), scale.y(at.below[low]))));
        path(&corners) + "Z"
    };
    let line = |points: &mut dyn Iterator<Item = (Day, usize)>| {
        let mut corners = vec![(scale.x(fan.seen), scale.y(start))];
        corners.extend(points.map(|(day, n)| (scale.x(day), scale.y(n))));
        path(&corners)
    };
    let staircase = |steps: &[Step], until: Day| {
        let least: Vec<(Day, usize)> = steps.iter().map(|s| (s.0, s.1)).collect();
        path(&scale.corners(&least, until))
    };
    let doubt = |steps: &[Step], until: Day| {
        let most: Vec<(Day, usize)> = steps.iter().map(|s| (s.0, s.2)).collect();
        let least: Vec<(Day, usize)> = steps.iter().map(|s| (s.0, s.1)).collect();
        (most != least).then(|| {
            let mut corners = scale.corners(&most, until);
            corners.extend(scale.corners(&least, until).into_iter().rev());
            path(&corners) + "Z"
        })
    };
    let labels = labels.into_iter().map(|(count, class, text)| End { y: scale.y(count), class, text });
    html! {
        svg.chart.fan.small[fan.small] viewBox={ "0 0 " (width) " " (height) } role="img" aria-label=(fan.title) {
            title { (fan.title) }
            @for count in (0..=scale.most).step_by(tick) {
                line.grid x1=(scale.left()) x2=(scale.right()) y1=(scale.y(count)) y2=(scale.y(count)) {}
                text.tick x=(scale.left() - 6.0) y=(scale.y(count) + 4.0) text-anchor="end" { (count) }
            }
            @for year in (first..=end).filter(|y| y % years == 0) {
                @if let Some(day) = Day::new(year, 1, 1).filter(|d| scale.from <= *d && *d <= scale.to) {
                    text.tick x=(scale.x(day)) y=(height - 8.0) text-anchor="middle" { (year) }
                }
            }
            path class="band outer" d=(band(0, 4)) {}
            path class="band inner" d=(band(1, 3)) {}
            @if let Some(d) = doubt(fan.before, fan.seen) { path class="band one" d=(d) {} }
            path class="line one" d=(staircase(fan.before, fan.seen)) {}
            path class="line two" d=(line(&mut fan.bands.iter().map(|at| (at.day, at.below[2])))) {}
            @if !fan.other.is_empty() { path class="line other" d=(line(&mut fan.other.iter().copied())) {} }
            @if !fan.after.is_empty() {
                @if let Some(d) = doubt(fan.after, last) { path class="band one" d=(d) {} }
                path class="line one then" d=(staircase(fan.after, last)) {}
            }
            @if !fan.small { (moment(locale, &scale, fan.seen, locale.day(fan.seen))) }
            (ends(locale, labels.collect(), scale.right(), beside, height - BOTTOM))
        }
    }
}
