//! A crate as its own source says: its modules, a file each, and which of them use which. A method is not seen where it is
//! called: no path names the file it is in.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, UseTree};

/// Where a module or a thing in it is: `["engine", "plan"]`. The root is the empty one.
pub type Name = Vec<String>;

/// A crate.
pub struct Source {
    /// Its modules.
    pub modules: BTreeMap<Name, Module>,
}

/// A module and what stands in its file; tests are left out.
pub struct Module {
    /// Its file.
    pub file: PathBuf,
    /// How many lines that has, tests among them.
    pub lines: usize,
    /// Names that it brings in, with where they come from.
    imports: BTreeMap<String, Name>,
    /// Where it brings all names in from.
    globs: Vec<Name>,
    /// Names of what it defines.
    defines: BTreeSet<String>,
    /// Everything that it mentions by a path, as that is written.
    mentions: BTreeSet<Name>,
}

impl Module {
    /// The folder in which the modules below it lie.
    pub fn inside(&self) -> PathBuf {
        let beside = self.file.parent().unwrap_or(Path::new(""));
        match self.file.file_stem().and_then(|stem| stem.to_str()) {
            Some("mod" | "lib" | "main") | None => beside.to_owned(),
            Some(stem) => beside.join(stem),
        }
    }
}

/// That one file uses another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// The module that uses.
    pub from: Name,
    /// The module that is used.
    pub to: Name,
}

impl Source {
    /// Reads a crate from its root file.
    ///
    /// # Errors
    /// If a file cannot be read, or is no Rust.
    pub fn read(root: &Path) -> Result<Source, String> {
        let mut source = Source { modules: BTreeMap::new() };
        let folder = root.parent().unwrap_or(root);
        source.add(vec![], root, folder)?;
        let names: Vec<Name> = source.modules.keys().cloned().collect();
        for name in names {
            source.settle(&name);
        }
        Ok(source)
    }

    /// Adds a module and those below it; `folder` is where those lie.
    fn add(&mut self, name: Name, file: &Path, folder: &Path) -> Result<(), String> {
        let failed = |e: &dyn std::fmt::Display| format!("{}: {e}", file.display());
        let text = fs::read_to_string(file).map_err(|e| failed(&e))?;
        let parsed = syn::parse_file(&text).map_err(|e| failed(&e))?;
        let mut module = Module {
            file: file.to_owned(),
            lines: text.lines().count(),
            imports: BTreeMap::new(),
            globs: vec![],
            defines: BTreeSet::new(),
            mentions: BTreeSet::new(),
        };
        let mut below = vec![];
        for item in parsed.items.iter().filter(|item| !is_test(item)) {
            match item {
                Item::Use(item) => uses(&item.tree, &mut vec![], &mut module),
                // What lies elsewhere is part of what it lies in.
                Item::Mod(item) if item.attrs.iter().any(|attribute| attribute.path().is_ident("path")) => {}
                Item::Mod(item) if item.content.is_none() => below.push(item.ident.to_string()),
                item => {
                    module.defines.extend(defined(item));
                    mentioned(item.to_token_stream(), &mut module.mentions);
                }
            }
        }
        self.modules.insert(name.clone(), module);
        for child in below {
            let inside = folder.join(&child);
            let (alone, front) = (folder.join(format!("{child}.rs")), inside.join("mod.rs"));
            let name = name.iter().cloned().chain([child]).collect();
            self.add(name, if front.exists() { &front } else { &alone }, &inside)?;
        }
        Ok(())
    }

    /// Turns the names that a module brings in into names from the root; those of other crates are left out.
    fn settle(&mut self, of: &Name) {
        let Some(module) = self.modules.get(of) else { return };
        let imports: BTreeMap<String, Name> = module
            .imports
            .iter()
            .filter_map(|(short, path)| Some((short.clone(), self.rooted(of, path, &BTreeMap::new())?)))
            .collect();
        let globs = module.globs.iter().filter_map(|path| self.rooted(of, path, &BTreeMap::new())).collect();
        if let Some(module) = self.modules.get_mut(of) {
            (module.imports, module.globs) = (imports, globs);
        }
    }

    /// A path as it is written in a module, from the root; `None` if it leads out of the crate.
    fn rooted(&self, of: &Name, path: &[String], imports: &BTreeMap<String, Name>) -> Option<Name> {
        let (first, rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => vec![],
            "self" => of.clone(),
            "super" => of.split_last()?.1.to_vec(),
            name => {
                let child: Name = of.iter().cloned().chain([name.to_owned()]).collect();
                match imports.get(name) {
                    Some(brought) => brought.clone(),
                    None if self.modules.contains_key(&child) => child,
                    None => return None,
                }
            }
        };
        for part in rest {
            match part.as_str() {
                "super" => {
                    at.pop()?;
                }
                part => at.push(part.to_owned()),
            }
        }
        Some(at)
    }

    /// The module in whose file something is defined: whatever is only passed on is looked for where it comes from.
    fn home(&self, path: &[String], turns: u8) -> Name {
        let mut at: Name = vec![];
        for (n, part) in path.iter().enumerate() {
            let below: Name = at.iter().cloned().chain([part.clone()]).collect();
            if self.modules.contains_key(&below) {
                at = below;
                continue;
            }
            let Some(module) = self.modules.get(&at).filter(|_| turns > 0) else { break };
            let onward =
                |from: &Name| -> Name { from.iter().cloned().chain(path[n + 1..].iter().cloned()).collect() };
            if let Some(from) = module.imports.get(part) {
                return self.home(&onward(from), turns - 1);
            }
            if !module.defines.contains(part) {
                for glob in &module.globs {
                    let from: Name = glob.iter().cloned().chain([part.clone()]).collect();
                    let home = self.home(&onward(&from), turns - 1);
                    if self.modules.get(&home).is_some_and(|module| module.defines.contains(part)) {
                        return home;
                    }
                }
            }
            break;
        }
        at
    }

    /// Every arrow from one file to another.
    pub fn arrows(&self) -> BTreeSet<Arrow> {
        let mut arrows = BTreeSet::new();
        for (from, module) in &self.modules {
            let mentioned =
                module.mentions.iter().filter_map(|path| self.rooted(from, path, &module.imports));
            for path in module.imports.values().cloned().chain(mentioned) {
                // A module that is brought in is used where something in it is mentioned.
                let to = self.home(&path, 8);
                if to != *from && (to != path || !module.imports.values().any(|brought| *brought == path)) {
                    arrows.insert(Arrow { from: from.clone(), to });
                }
            }
            for glob in &module.globs {
                let to = self.home(glob, 8);
                if to != *from {
                    arrows.insert(Arrow { from: from.clone(), to });
                }
            }
        }
        arrows
    }
}

/// Whether something is only there for tests.
fn is_test(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        _ => &[],
    };
    attributes
        .iter()
        .any(|a| a.path().is_ident("cfg") && a.meta.to_token_stream().to_string().contains("test"))
}

/// The names that an item gives to what it defines.
fn defined(item: &Item) -> Vec<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Mod(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => return item.ident.iter().map(ToString::to_string).collect(),
        _ => return vec![],
    };
    vec![name.to_string()]
}

/// The leaves of a `use`.
fn uses(tree: &UseTree, path: &mut Name, module: &mut Module) {
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            uses(&tree.tree, path, module);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| uses(tree, path, module)),
        UseTree::Glob(_) => module.globs.push(path.clone()),
        UseTree::Name(name) if name.ident == "self" => {
            module.imports.insert(path.last().cloned().unwrap_or_default(), path.clone());
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            module.imports.insert(name.clone(), path.iter().cloned().chain([name]).collect());
        }
        UseTree::Rename(rename) => {
            let mut from = path.clone();
            if rename.ident != "self" {
                from.push(rename.ident.to_string());
            }
            module.imports.insert(rename.rename.to_string(), from);
        }
    }
}

/// Every path of two names or more, in macros as anywhere.
fn mentioned(tokens: TokenStream, mentions: &mut BTreeSet<Name>) {
    let (mut path, mut colons): (Name, usize) = (vec![], 0);
    let mut end = |path: &mut Name| {
        if path.len() > 1 {
            mentions.insert(path.clone());
        }
        path.clear();
    };
    let mut groups = vec![];
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                if colons != 2 {
                    end(&mut path);
                }
                // What follows `::` without a name before it is another crate's.
                if colons != 2 || !path.is_empty() {
                    path.push(name.to_string());
                }
                colons = 0;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => {
                colons = if colons == 1 || mark.spacing() == Spacing::Joint { colons + 1 } else { 0 };
            }
            other => {
                end(&mut path);
                colons = 0;
                if let TokenTree::Group(group) = other {
                    groups.push(group.stream());
                }
            }
        }
    }
    end(&mut path);
    groups.into_iter().for_each(|group| mentioned(group, mentions));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A crate of these files, with its arrows as `from -> to`.
    fn arrows(name: &str, files: &[(&str, &str)]) -> Vec<String> {
        let folder = std::env::temp_dir().join(format!("comity-floors-{}-{name}", std::process::id()));
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let source = Source::read(&folder.join("lib.rs")).unwrap();
        fs::remove_dir_all(folder).unwrap();
        let shown = |name: &Name| if name.is_empty() { "root".to_owned() } else { name.join("::") };
        source.arrows().iter().map(|a| format!("{} -> {}", shown(&a.from), shown(&a.to))).collect()
    }

    #[test]
    fn what_is_passed_on_is_found_where_it_is_defined() {
        let files = [
            ("lib.rs", "mod a; mod b; pub use b::Deep;"),
            ("a.rs", "use crate::Deep; fn f(_: Deep) {}"),
            ("b/mod.rs", "mod deep; pub use deep::Deep;"),
            ("b/deep.rs", "pub struct Deep;"),
        ];
        assert_eq!(arrows("passed", &files), ["root -> b::deep", "a -> b::deep", "b -> b::deep"]);
    }

    #[test]
    fn paths_count_in_bodies_and_macros_and_tests_do_not() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c; mod d; mod e; pub struct Root;"),
            ("a.rs", "use crate::b; fn f() { b::g(); println!(\"{}\", super::c::H); let _: ::std::e::X; }"),
            ("b.rs", "pub fn g(x: d::X) {} #[cfg(test)] mod tests { use crate::d::X; }"),
            ("c.rs", "pub const H: u8 = 0; // crate::d::X\nfn f(_: crate::Root) {}"),
            ("d.rs", "pub use std::vec::Vec as X;"),
            ("e.rs", "use crate::d::{self as dd, *}; fn f() { dd::X::new(); }"),
        ];
        assert_eq!(arrows("paths", &files), ["a -> b", "a -> c", "c -> root", "e -> d"]);
    }
}
