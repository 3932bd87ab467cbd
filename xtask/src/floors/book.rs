//! What the book says of crates and rooms.

use super::{Rule, rooms::Rooms};

/// A room as the book lists it: its name, and the line.
pub type Listed = Vec<(String, usize)>;

/// The crates of the first table, from the roof down, each with its line.
pub fn crates(text: &str) -> Listed {
    let rows = text.lines().enumerate().skip_while(|(_, line)| !line.starts_with("| crate ")).skip(2);
    rows.take_while(|(_, line)| line.starts_with('|'))
        .flat_map(|(n, line)| {
            let cell = line.split('|').nth(1).unwrap_or_default();
            names(cell).into_iter().map(move |name| (name, n + 1))
        })
        .collect()
}

/// The rooms of a folder of source, from the ground up: the words that the bullets begin with, below a line that names the
/// folder. `None` if no line does.
pub fn rooms(text: &str, folder: &str) -> Option<Listed> {
    let named = format!("`{folder}`");
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| !line.contains(&named));
    lines.next()?;
    let bullets =
        lines.take_while(|(_, line)| !line.starts_with('#')).filter(|(_, line)| line.starts_with("* "));
    let each = bullets.flat_map(|(n, line)| {
        let head = line.split_once(':').map_or("", |(head, _)| head);
        names(head).into_iter().map(move |name| (name.trim_end_matches('/').to_owned(), n + 1))
    });
    Some(each.collect())
}

/// The words in backticks.
fn names(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What a list says wrongly of the rooms that there are.
pub fn compare(listed: &Listed, rooms: &Rooms) -> Vec<(Rule, String)> {
    let mut wrong = vec![];
    let place = |room: &str| listed.iter().position(|(name, _)| name == room);
    for (n, (name, line)) in listed.iter().enumerate() {
        if !rooms.contains_key(name) {
            wrong.push((Rule::Listed, format!("docs/architecture.md:{line}: there is no room '{name}'")));
        } else if place(name) != Some(n) {
            wrong.push((Rule::Listed, format!("docs/architecture.md:{line}: '{name}' is listed twice")));
        }
    }
    for (room, uses) in rooms {
        let Some(own) = place(room) else {
            wrong.push((Rule::Listed, format!("docs/architecture.md: the room '{room}' is not listed")));
            continue;
        };
        let line = listed.get(own).map_or(0, |(_, line)| *line);
        let above = uses.iter().filter(|used| place(used).is_some_and(|used| used > own));
        wrong.extend(above.map(|used| {
            let what = format!(
                "docs/architecture.md:{line}: '{room}' uses '{used}', which is listed after it: rooms are listed from the ground up"
            );
            (Rule::Down, what)
        }));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const BOOK: &str = "In `crates/a/src`:\n\n* `x`, `y/`: two: `not` these.\n  `nor` this\n* `z`: one.\n\n## `w`\n* `v`: no.\n";

    #[test]
    fn rooms_are_listed_where_their_folder_is_named() {
        let listed = rooms(BOOK, "crates/a/src").unwrap();
        assert_eq!(listed, [("x", 3), ("y", 3), ("z", 5)].map(|(name, line)| (name.to_owned(), line)));
        assert!(rooms(BOOK, "crates/b/src").is_none());
    }

    #[test]
    fn a_list_that_is_not_the_source_is_wrong() {
        let listed = rooms(BOOK, "crates/a/src").unwrap();
        let source = |uses: &[(&str, &[&str])]| -> Rooms {
            let own = |name: &&str| (*name).to_owned();
            uses.iter()
                .map(|(room, used)| (own(room), used.iter().map(own).collect::<BTreeSet<_>>()))
                .collect()
        };
        let wrong =
            |rooms: &Rooms| compare(&listed, rooms).into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
        assert!(wrong(&source(&[("x", &[]), ("y", &["x"]), ("z", &["y"])])).is_empty());
        assert_eq!(wrong(&source(&[("x", &["z"]), ("y", &[]), ("z", &[])])), [Rule::Down]);
        assert_eq!(wrong(&source(&[("x", &[]), ("y", &[])])), [Rule::Listed]);
        assert_eq!(wrong(&source(&[("w", &[]), ("x", &[]), ("y", &[]), ("z", &[])])), [Rule::Listed]);
    }
}
