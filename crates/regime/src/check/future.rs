//! Acts of days that are yet to come.

use super::Finding;
use crate::{Act, Day, Proceeding, Regime, When, proceeding::What};

/// Remarks on acts that are dated after today, or after the day on which their row says they were recorded; and on rows that
/// say they were recorded after today. A day's grace is for other places.
pub fn future(regime: &Regime, today: Option<Day>) -> Vec<Finding> {
    let acts = regime.acts().recorded().filter_map(|act| {
        let day = last_day(act.recorded, today)?;
        let (column, message) = future_of(act, day)?;
        Some(remark(act.entry, column, message))
    });
    let docket = regime.docket();
    // Where an act was struck out, or corrected to another day, that is what is looked at.
    let takes_its_day = |r: &Proceeding| match &r.what {
        What::Rectification { reads, .. } => reads.as_ref().is_none_or(|reads| reads.date.is_some()),
        _ => false,
    };
    let its_day = |p: &&Proceeding| !docket.history(p.entry).any(takes_its_day);
    let proceedings = docket.recorded().iter().filter(its_day).filter_map(|p| {
        let (column, message) = future_of_proceeding(p, last_day(p.recorded, today)?)?;
        Some(remark(p.entry, column, message))
    });
    let recorded = regime.acts().recorded().map(|act| (act.entry, act.recorded));
    let recorded = recorded.chain(docket.recorded().iter().map(|p| (p.entry, p.recorded)));
    let late = recorded.filter_map(|(entry, recorded)| {
        let today = today.filter(|today| recorded > today.next())?;
        let message = format!("it says it was recorded on {recorded}, and today is {today}");
        Some(Finding { help: None, ..remark(entry, "recorded", message) })
    });
    acts.chain(proceedings).chain(late).collect()
}

/// The day by which an act must have been done: the day it was recorded, if that is said, and today at the latest.
fn last_day(recorded: Day, today: Option<Day>) -> Option<Day> {
    let recorded = Some(recorded).filter(|day| *day != Day::MIN);
    recorded.into_iter().chain(today).min()
}

fn remark(entry: u64, column: &'static str, message: String) -> Finding {
    let help = Some(NOT_YET.to_owned());
    Finding { entry, column, code: "future-date", message, help, is_error: false }
}

/// What is wrong with a day that is yet to come when it is recorded; a day's grace for other places.
fn is_ahead(date: When, recorded: Day) -> Option<String> {
    (date.earliest > recorded.next())
        .then(|| format!("this is of {date}, which comes after {recorded}, the day it is recorded"))
}

/// What is wrong with the days of an act, and in which column: it has not been done yet, or is not corrected to a day that
/// has been.
pub fn future_of(act: &Act, recorded: Day) -> Option<(&'static str, String)> {
    let corrected = act.particulars.as_ref().and_then(|p| p.corrected).map(|(date, _)| date);
    ahead(act.date, corrected.map(|date| ("detail", date)), recorded)
}

/// The same of a proceeding.
pub fn future_of_proceeding(p: &Proceeding, recorded: Day) -> Option<(&'static str, String)> {
    let corrected = match &p.what {
        What::Rectification { reads: Some(correction), .. } => correction.date,
        _ => None,
    };
    ahead(p.date, corrected.map(|date| ("effective", date)), recorded)
}

fn ahead(
    done: When,
    corrected: Option<(&'static str, When)>,
    recorded: Day,
) -> Option<(&'static str, String)> {
    let mut days = std::iter::once(("date", done)).chain(corrected);
    days.find_map(|(column, date)| Some((column, is_ahead(date, recorded)?)))
}

/// How to mend that.
pub const NOT_YET: &str =
    "the date is the day it was done; what is to come stands in 'effective', 'from' or 'until'";
