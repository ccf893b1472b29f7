/* vouch-latex-symbol.c: what TeX's commands for letters, signs and accents stand for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-latex.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *text;
} symbols[] = {
  /* letters */
  { "ss", "ß" }, { "SS", "SS" }, { "ae", "æ" }, { "AE", "Æ" }, { "oe", "œ" }, { "OE", "Œ" },
  { "o", "ø" }, { "O", "Ø" }, { "l", "ł" }, { "L", "Ł" }, { "aa", "å" }, { "AA", "Å" },
  { "i", "ı" }, { "j", "ȷ" }, { "imath", "ı" }, { "jmath", "ȷ" }, { "dh", "ð" }, { "DH", "Ð" },
  { "th", "þ" }, { "TH", "Þ" }, { "dj", "đ" }, { "DJ", "Đ" }, { "ng", "ŋ" }, { "NG", "Ŋ" },
  /* Greek */
  { "alpha", "α" }, { "beta", "β" }, { "gamma", "γ" }, { "delta", "δ" }, { "epsilon", "ε" },
  { "varepsilon", "ε" }, { "zeta", "ζ" }, { "eta", "η" }, { "theta", "θ" }, { "vartheta", "ϑ" },
  { "iota", "ι" }, { "kappa", "κ" }, { "lambda", "λ" }, { "mu", "μ" }, { "nu", "ν" },
  { "xi", "ξ" }, { "pi", "π" }, { "rho", "ρ" }, { "varrho", "ϱ" }, { "sigma", "σ" },
  { "varsigma", "ς" }, { "tau", "τ" }, { "upsilon", "υ" }, { "phi", "φ" }, { "varphi", "φ" },
  { "chi", "χ" }, { "psi", "ψ" }, { "omega", "ω" }, { "Gamma", "Γ" }, { "Delta", "Δ" },
  { "Theta", "Θ" }, { "Lambda", "Λ" }, { "Xi", "Ξ" }, { "Pi", "Π" }, { "Sigma", "Σ" },
  { "Upsilon", "Υ" }, { "Phi", "Φ" }, { "Psi", "Ψ" }, { "Omega", "Ω" },
  { "textalpha", "α" }, { "textbeta", "β" }, { "textgamma", "γ" }, { "textdelta", "δ" },
  { "textkappa", "κ" }, { "textlambda", "λ" }, { "textomega", "ω" },
  /* punctuation and space */
  { "textendash", "–" }, { "textemdash", "—" }, { "textquoteleft", "‘" }, { "textquoteright", "’" },
  { "textquotedblleft", "“" }, { "textquotedblright", "”" }, { "textquotesingle", "'" },
  { "textquotedbl", "\"" }, { "lq", "‘" }, { "rq", "’" }, { "quotedblbase", "„" },
  { "quotesinglbase", "‚" }, { "guillemotleft", "«" }, { "guillemotright", "»" },
  { "guillemetleft", "«" }, { "guillemetright", "»" }, { "guilsinglleft", "‹" },
  { "guilsinglright", "›" }, { "glqq", "„" }, { "grqq", "“" }, { "flqq", "«" }, { "frqq", "»" },
  { "ldots", "…" }, { "dots", "…" }, { "textellipsis", "…" }, { "cdots", "⋯" },
  { "textbackslash", "\\" }, { "backslash", "\\" }, { "textasciitilde", "~" },
  { "textasciicircum", "^" }, { "textunderscore", "_" }, { "textbar", "|" }, { "textbraceleft", "{" },
  { "textbraceright", "}" }, { "lbrace", "{" }, { "rbrace", "}" }, { "textless", "<" },
  { "textgreater", ">" }, { "textdollar", "$" }, { "textpercent", "%" }, { "slash", "/" },
  { "textexclamdown", "¡" }, { "textquestiondown", "¿" }, { "textperiodcentered", "·" },
  { "textbullet", "•" }, { "bullet", "•" }, { "space", " " }, { "quad", " " }, { "qquad", " " },
  { "thinspace", " " }, { "nobreakspace", " " }, { "newline", " " }, { "par", " " },
  { "hyphen", "-" }, { "textminus", "−" }, { "bibrangedash", "–" },
  /* signs */
  { "copyright", "©" }, { "textcopyright", "©" }, { "textregistered", "®" }, { "texttrademark", "™" },
  { "S", "§" }, { "textsection", "§" }, { "P", "¶" }, { "pounds", "£" }, { "textsterling", "£" },
  { "euro", "€" }, { "texteuro", "€" }, { "textcent", "¢" }, { "textyen", "¥" }, { "degree", "°" },
  { "textdegree", "°" }, { "celsius", "°C" }, { "textmu", "µ" }, { "micro", "µ" }, { "textmicro", "µ" },
  { "textohm", "Ω" }, { "dag", "†" }, { "ddag", "‡" }, { "dagger", "†" }, { "ddagger", "‡" },
  { "textdagger", "†" }, { "textonehalf", "½" }, { "textonequarter", "¼" }, { "textpm", "±" },
  { "texttimes", "×" }, { "textordfeminine", "ª" }, { "textordmasculine", "º" }, { "textnumero", "№" },
  { "TeX", "TeX" }, { "LaTeX", "LaTeX" }, { "BibTeX", "BibTeX" }, { "LaTeXe", "LaTeX2ε" },
  /* mathematics */
  { "times", "×" }, { "pm", "±" }, { "mp", "∓" }, { "div", "÷" }, { "cdot", "·" }, { "ast", "∗" },
  { "star", "⋆" }, { "circ", "∘" }, { "leq", "≤" }, { "le", "≤" }, { "geq", "≥" }, { "ge", "≥" },
  { "leqslant", "≤" }, { "geqslant", "≥" }, { "neq", "≠" }, { "ne", "≠" }, { "approx", "≈" },
  { "sim", "∼" }, { "simeq", "≃" }, { "cong", "≅" }, { "equiv", "≡" }, { "propto", "∝" },
  { "ll", "≪" }, { "gg", "≫" }, { "lt", "<" }, { "gt", ">" }, { "infty", "∞" }, { "partial", "∂" },
  { "nabla", "∇" }, { "sum", "∑" }, { "prod", "∏" }, { "int", "∫" }, { "in", "∈" },
  { "notin", "∉" }, { "subset", "⊂" }, { "subseteq", "⊆" }, { "cup", "∪" }, { "cap", "∩" },
  { "forall", "∀" }, { "exists", "∃" }, { "emptyset", "∅" }, { "rightarrow", "→" }, { "to", "→" },
  { "leftarrow", "←" }, { "leftrightarrow", "↔" }, { "Rightarrow", "⇒" }, { "Leftrightarrow", "⇔" },
  { "uparrow", "↑" }, { "downarrow", "↓" }, { "longrightarrow", "→" }, { "prime", "′" },
  { "ell", "ℓ" }, { "hbar", "ℏ" }, { "Re", "ℜ" }, { "Im", "ℑ" }, { "aleph", "ℵ" }, { "mid", "|" },
  { "vert", "|" }, { "Vert", "‖" }, { "langle", "⟨" }, { "rangle", "⟩" }, { "lceil", "⌈" },
  { "rceil", "⌉" }, { "lfloor", "⌊" }, { "rfloor", "⌋" }, { "oplus", "⊕" }, { "otimes", "⊗" },
  { "perp", "⊥" }, { "parallel", "∥" }, { "angle", "∠" }, { "sqrt", "√" }, { "land", "∧" },
  { "lor", "∨" }, { "neg", "¬" }, { "lesssim", "≲" }, { "gtrsim", "≳" }, { "square", "□" },
};

static const struct
{
  const char *name;
  gunichar mark; /* the combining character */
} accents[] = {
  { "`", 0x300 },    { "'", 0x301 },     { "^", 0x302 },    { "~", 0x303 },    { "\"", 0x308 },
  { "=", 0x304 },    { ".", 0x307 },     { "u", 0x306 },    { "v", 0x30c },    { "H", 0x30b },
  { "c", 0x327 },    { "k", 0x328 },     { "r", 0x30a },    { "d", 0x323 },    { "b", 0x331 },
  { "t", 0x361 },    { "hat", 0x302 },   { "bar", 0x304 },  { "tilde", 0x303 }, { "dot", 0x307 },
  { "ddot", 0x308 }, { "acute", 0x301 }, { "grave", 0x300 }, { "check", 0x30c }, { "breve", 0x306 },
  { "vec", 0x20d7 }, { "overline", 0x304 }, { "widehat", 0x302 }, { "widetilde", 0x303 },
};

/**
 * vouch_latex_find_symbol:
 * @name: a command without its backslash
 * @length: bytes of it
 *
 * Returns: (nullable): the letter or sign that it stands for
 */
const char *
vouch_latex_find_symbol (const char *name,
                         gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (symbols[i].name[0] == name[0] && strncmp (symbols[i].name, name, length) == 0
        && symbols[i].name[length] == '\0')
      return symbols[i].text;
  return NULL;
}

/**
 * vouch_latex_find_accent:
 * @name: a command without its backslash
 * @length: bytes of it
 *
 * Returns: the combining character of an accent; 0 where it is none
 */
gunichar
vouch_latex_find_accent (const char *name,
                         gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accents); i++)
    if (accents[i].name[0] == name[0] && strncmp (accents[i].name, name, length) == 0
        && accents[i].name[length] == '\0')
      return accents[i].mark;
  return 0;
}
