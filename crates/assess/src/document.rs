//! Stock taken, as Markdown to paste and as rows for a spreadsheet.

use std::fmt::Write;

use comity_regime::{proceeding::Grade, register::Known};

use crate::{horizons::said, period::Line, stocktake::Stocktake};

impl Stocktake {
    /// As Markdown (CommonMark, with tables).
    pub fn markdown(&self) -> String {
        let mut text =
            format!("# Stock-taking: {}\n\nFrom {} to {}.\n\n", plain_text(&self.title), self.from, self.to);
        text += "| | this period | the period before | known through |\n| --- | ---: | ---: | --- |\n";
        let (_, end) = self.period_before();
        for ((what, now), (_, before)) in self.now.lines().into_iter().zip(self.before.lines()) {
            let known = self.known_through.through(what);
            let now = said(what, now, known, self.to);
            let before = said(what, before, self.known_through_before.through(what), end);
            let through = match known {
                Known::Through(day) => day.to_string(),
                Known::Unsaid => "not said".into(),
                Known::Always => String::new(),
            };
            let _ = writeln!(text, "| {what} | {now} | {before} | {through} |");
        }
        if !self.gaps.is_empty() {
            text += "\n## Gaps\n\n| measure | before | at the end |\n| --- | --- | --- |\n";
            for gap in &self.gaps {
                let _ = writeln!(text, "| {} | {} | {} |", plain_text(&gap.title), gap.before, gap.after);
            }
        }
        if !self.sessions.is_empty() {
            text += "\n## Sessions\n\n| session | days | place | delegations | heads | ministers or above |\n| --- | --- | --- | ---: | ---: | ---: |\n";
            for s in &self.sessions {
                let p = &s.participation;
                let title = if s.title.is_empty() { &s.session } else { &s.title };
                let _ = writeln!(
                    text,
                    "| {} | {} to {} | {} | {} | {} | {} |",
                    plain_text(title),
                    s.from,
                    s.until,
                    plain_text(&s.place),
                    p.total_text(),
                    p.level_text(p.at_head()),
                    p.level_text(p.at_minister())
                );
            }
        }
        if !self.sessions_missed.is_empty() {
            text += "\n## Sessions due and not held\n\n| forum | what | due | clause |\n| --- | --- | --- | --- |\n";
            for m in &self.sessions_missed {
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | {} |",
                    plain_text(&m.forum),
                    plain_text(&m.what),
                    m.due,
                    plain_text(&m.clause.to_string())
                );
            }
        }
        if !self.commitments.is_empty() {
            text += "\n## Commitments\n\n| who | what | happened | due | by itself | by peers | independently | source |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n";
            for l in &self.commitments {
                let _ = writeln!(
                    text,
                    "| {} | {} ({}) | {} | {} | {} | {} | {} | {} |",
                    plain_text(&l.name),
                    plain_text(&l.text),
                    plain_text(&l.commitment),
                    l.happened.join(", "),
                    l.due.map_or(String::new(), |d| d.to_string()),
                    grade(l.self_assessment),
                    grade(l.peer_assessment),
                    grade(l.independent_assessment),
                    listed(&l.sources)
                );
            }
        }
        if !self.memberships.is_empty() {
            text += "\n## Joined and left\n\n| date | who | what | by | source |\n| --- | --- | --- | --- | --- |\n";
            for c in &self.memberships {
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | {} | {} |",
                    c.date,
                    plain_text(&c.name),
                    plain_text(&c.instrument),
                    c.act,
                    listed(&c.sources)
                );
            }
        }
        text
    }

    /// As rows: one for each commitment and what happened to it, then one for each that joined or left.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let head = [
            "happened",
            "date",
            "actor",
            "name",
            "about",
            "text",
            "due",
            "state",
            "self_assessment",
            "peer_assessment",
            "independent_assessment",
            "source",
        ];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for l in &self.commitments {
            rows.push(vec![
                l.happened.join(" "),
                l.made.to_string(),
                l.actor.clone(),
                l.name.clone(),
                l.commitment.clone(),
                l.text.clone(),
                l.due.map_or(String::new(), |d| d.to_string()),
                l.state.word().to_owned(),
                word(l.self_assessment),
                word(l.peer_assessment),
                word(l.independent_assessment),
                l.sources.join("; "),
            ]);
        }
        for c in &self.memberships {
            let happened = if c.act == "left" { "left" } else { "joined" };
            let mut row = vec![happened.to_owned(), c.date.to_string(), c.actor.clone(), c.name.clone()];
            row.extend([c.instrument.clone(), c.act.clone()]);
            row.extend(std::iter::repeat_n(String::new(), 5));
            row.push(c.sources.join("; "));
            rows.push(row);
        }
        rows
    }
}

impl Line {
    /// The three assessments, in the order itself, peers, independent.
    pub fn grades(&self) -> [Option<Grade>; 3] {
        [self.self_assessment, self.peer_assessment, self.independent_assessment]
    }
}

fn word(grade: Option<Grade>) -> String {
    grade.map_or(String::new(), |g| g.word().to_owned())
}

fn grade(grade: Option<Grade>) -> String {
    grade.map_or("–".to_owned(), |g| g.to_string())
}

/// A text of the record within Markdown, as it is: nothing in it is markup or HTML, and it stays on its line. Any
/// punctuation of ASCII may stand behind a backslash (CommonMark 0.31, section 2.4).
pub fn plain_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '!' | '$' | ':' => {
                plain.extend(['\\', c]);
            }
            c if c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    // What begins a list, a heading under a line, or a number of one (sections 4.3, 5.2).
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    match plain.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=') if digits == 0 => plain.insert(0, '\\'),
        Some(b'.' | b')') if digits > 0 => plain.insert(digits, '\\'),
        _ => {}
    }
    plain
}

/// Each of them, so.
fn listed(texts: &[String]) -> String {
    texts.iter().map(|text| plain_text(text)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn nothing_of_a_text_is_markup() {
        for (text, plain) in [
            ("Convention (1980), Art. 20", "Convention (1980), Art. 20"),
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("[a](javascript:x)", r"\[a\](javascript\:x)"),
            ("a | b\n# c\r- d", r"a \| b \# c - d"),
            ("- x", r"\- x"),
            ("12. x", r"12\. x"),
            ("`*_~&amp;\\", r"\`\*\_\~\&amp;\\"),
        ] {
            assert_eq!(plain_text(text), plain);
        }
    }
}
