using System.Text;

namespace PilarBot.Flows.Drawing;

/// <summary>
/// How wide words are at most, without a font at hand: for every letter the wider one of Arial (whose measures Helvetica and Liberation
/// Sans share) and DejaVu Sans, so that words fit their box whichever of them a computer has.
/// </summary>
internal static class TextWidths
{
    // thousandths of the size, from the space to the tilde
    private static readonly int[] regular =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
        636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667,
        611, 778, 752, 295, 500, 667, 557, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685,
        667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
        278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    private static readonly int[] bold =
    [
        348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
        696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 762, 734, 830, 683,
        683, 821, 837, 372, 556, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
        724, 725, 457, 365, 457, 838, 556, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
        343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
    ];

    public static double Of(string text, int size, bool isBold) =>
        text.EnumerateRunes().Sum(r => Thousandths(r, isBold ? bold : regular)) * size / 1000.0;

    // letters with accents are as wide as their plain ones at most; other scripts and pictures are counted generously
    private static int Thousandths(Rune rune, int[] table) => rune.Value switch
    {
        < ' ' => 0,
        <= '~' => table[rune.Value - ' '],
        '\u2018' or '\u2019' => table[0],
        '\u201C' or '\u201D' or '\u2022' => 660,
        >= 0xC0 and < 0x180 => 1000,
        < 0x2E80 => 1100,
        // a whole sentence that is one sign
        0xFDFD => 7300,
        _ => 1300,
    };
}
