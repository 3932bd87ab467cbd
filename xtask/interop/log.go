// Checks a published log with Go's transparency log packages, which share no code with Comity:
//
//	go run log.go FOLDER VERIFIER_KEY
//
// The folder holds a checkpoint and tiles (https://c2sp.org/tlog-tiles, https://c2sp.org/tlog-checkpoint).
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (folder) Height() int { return 8 }

func (folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		// The checksum database has the height in the path, tlog-tiles has not, and calls entries so.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		path = strings.Replace(path, "tile/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(string(f), filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: go run log.go FOLDER VERIFIER_KEY"))
	}
	log := folder(os.Args[1])
	size, err := check(log, os.Args[2])
	if err != nil {
		fail(err)
	}
	fmt.Printf("%d entries, each proved to be in the tree that the checkpoint signs\n", size)
}

func check(log folder, key string) (int64, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return 0, err
	}
	signed, err := os.ReadFile(filepath.Join(string(log), "checkpoint"))
	if err != nil {
		return 0, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return 0, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 3 || lines[0] != verifier.Name() {
		return 0, fmt.Errorf("the checkpoint is not one of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return 0, err
	}
	var tree tlog.Tree
	tree.N = size
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || copy(tree.Hash[:], root) != tlog.HashSize {
		return 0, fmt.Errorf("the checkpoint has no root hash")
	}
	// The reader proves each tile to be part of the tree before it uses it.
	hashes := tlog.TileHashReader(tree, log)
	for at := int64(0); at < size; at += 256 {
		width := size - at
		if width > 256 {
			width = 256
		}
		bundle, err := log.ReadTiles([]tlog.Tile{{H: 8, L: -1, N: at / 256, W: int(width)}})
		if err != nil {
			return 0, err
		}
		rest := bundle[0]
		for index := at; index < at+width; index++ {
			if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
				return 0, fmt.Errorf("entry %d ends early", index)
			}
			length := int(binary.BigEndian.Uint16(rest))
			proof, err := tlog.ProveRecord(size, index, hashes)
			if err != nil {
				return 0, err
			}
			leaf := tlog.RecordHash(rest[2 : 2+length])
			if err := tlog.CheckRecord(proof, size, tree.Hash, index, leaf); err != nil {
				return 0, fmt.Errorf("entry %d: %v", index, err)
			}
			rest = rest[2+length:]
		}
		if len(rest) != 0 {
			return 0, fmt.Errorf("the bundle of entry %d has more than %d entries", at, width)
		}
	}
	return size, nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
