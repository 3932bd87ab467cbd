//! What the figures say, and no more.

use super::{Cell, Momentum, saturated};

/// The sentences that follow from a momentum.
pub fn sentences(m: &Momentum) -> Vec<String> {
    let mut said = vec![];
    let cell = |group: usize, what: &str| -> Option<&Cell> {
        let at = m.periods.iter().position(|p| p.what == what)?;
        m.groups[group].periods.get(at)
    };
    for (group, who) in [(0, "participants"), (1, "all others")] {
        let (Some(before), Some(during)) = (cell(group, "before"), cell(group, "during")) else { continue };
        if before.few && during.few {
            said.push(format!(
                "too few joins among {who} to say anything: {:.0} and {:.0}",
                before.joins, during.joins
            ));
            continue;
        }
        let times = during.rate[0] / before.rate[0].max(1e-9);
        let verb = if before.rate[2] < during.rate[1] {
            "rose"
        } else if during.rate[2] < before.rate[1] {
            "fell"
        } else {
            "may have changed or not"
        };
        said.push(format!(
            "among {who} the rate {verb}: {} before, {} during (x{times:.1})",
            interval(before.rate),
            interval(during.rate)
        ));
    }
    if m.groups[1].periods.iter().all(|c| c.joins < 0.5) {
        let years: f64 = m.groups[1].periods.iter().map(|c| c.state_years).sum();
        // The rule of three (Hanley & Lippman-Hand 1983).
        said.push(format!(
            "no State outside the group has joined: 0 in {years:.0} State-years, at most {:.3} a State and year",
            3.0 / years.max(1e-9)
        ));
    }
    match (m.ratio_of_ratios, m.periods.first().is_some_and(|p| p.what == "before")) {
        (Some([middle, low, high]), _) => {
            let figures = format!("x{middle:.2} [{low:.2}, {high:.2}]");
            said.push(if low > 1.0 {
                format!("participants sped up more than others ({figures}); that the forum caused it, this does not show")
            } else if high < 1.0 {
                format!("participants sped up less than others ({figures})")
            } else {
                format!("the data cannot tell whether participants sped up more than others ({figures})")
            });
            if let Some((now, known)) = m.widths
                && now / known > 1.3
            {
                said.push(format!(
                    "{} of {} days are known: with all of them the interval would be a factor of {known:.1} wide, not {now:.1}",
                    m.to_the_day.0, m.to_the_day.1
                ));
            }
        }
        (None, false) => {
            said.push("it could not be joined before the forum began: nothing to compare with".to_owned())
        }
        (None, true) => {
            said.push(
                "less than 15 % of a group could still join: no ratio of ratios can be formed".to_owned(),
            );
        }
    }
    for (group, who) in [(0, "participants"), (1, "others")] {
        if let Some(after) = cell(group, "after").filter(|c| saturated(c)) {
            said.push(format!(
                "{} of {} {who} could still join afterwards: fewer joins a year are then no loss of momentum",
                after.at_risk, after.of
            ));
        }
    }
    said
}

fn interval([middle, low, high]: [f64; 3]) -> String {
    format!("{middle:.3} [{low:.3}, {high:.3}]")
}
