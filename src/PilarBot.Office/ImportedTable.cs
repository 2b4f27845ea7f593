using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace PilarBot.Office;

/// <summary>
/// A table that another program exported, as CSV of any kind or as XLSX, read line by line: a broken line costs itself, never the rest of
/// the file. Where a file is taken all or not at all, <see cref="ImportedCsv"/> is enough.
/// </summary>
/// <param name="Header">The names of the columns as written.</param>
/// <param name="Rows">The lines behind it, without empty ones.</param>
/// <param name="HeaderLine">The number of its line in the file, from 1.</param>
/// <param name="Notices">What was noticed and does no harm, by line.</param>
internal sealed record ImportedTable(IReadOnlyList<string> Header, IReadOnlyList<ImportedTable.Row> Rows, int HeaderLine, IReadOnlyList<ImportedTable.Notice> Notices)
{
    /// <summary>The bytes of a table that somebody sends in a chat: many times a list of all pillars.</summary>
    public const int MostSentBytes = 2 * 1024 * 1024;

    // Of one part of a sent workbook: 5,000 lines of ten cells.
    private const long MostSentCharacters = 5_000_000;
    private const int MostSentRows = 5_000;

    // A cell with line breaks in it, as people type addresses, goes over this many lines at most.
    private const int MostLinesOfARow = 4;
    private static readonly char[] Separators = [';', '\t', '|', ','];

    /// <summary>One line.</summary>
    /// <param name="Line">Its number in the file, from 1.</param>
    /// <param name="Cells">As many as the header has, when there is no fault.</param>
    /// <param name="Fault">Why it cannot be read at all; null when it can.</param>
    public sealed record Row(int Line, IReadOnlyList<string> Cells, string? Fault);

    /// <summary>Something about a line.</summary>
    /// <param name="Line">Its number in the file, from 1.</param>
    /// <param name="Text">In words.</param>
    public sealed record Notice(int Line, string Text);

    /// <summary>Reads a file of either kind.</summary>
    /// <exception cref="InvalidDataException">It is neither; the message says what to do.</exception>
    public static ImportedTable Read(byte[] content) => Read(content, XlsxRows.MostCharacters);

    /// <summary>Reads what somebody sent in a chat, which may be no longer than is read in a moment.</summary>
    /// <exception cref="InvalidDataException">It is neither, or too long; the message says what to do.</exception>
    public static ImportedTable ReadSent(byte[] content)
    {
        if (content.Length > MostSentBytes)
            throw TooLarge;
        var table = Read(content, MostSentCharacters);
        return table.Rows.Count <= MostSentRows ? table : throw new InvalidDataException("Berkas ini lebih dari 5.000 baris. Mohon bagi menjadi beberapa berkas.");
    }

    /// <summary>More bytes than <see cref="MostSentBytes"/>.</summary>
    public static InvalidDataException TooLarge => new("Berkas ini lebih besar dari 2 MB. Mohon sisakan kolom nama atau nomor HP saja.");

    private static ImportedTable Read(byte[] content, long mostCharacters) =>
        content.AsSpan().StartsWith("PK\x03\x04"u8) ? ReadXlsx(content, mostCharacters) : ReadText(content);

    private static ImportedTable ReadXlsx(byte[] content, long mostCharacters)
    {
        try
        {
            return Of(XlsxRows.Read(content, mostCharacters).Select(r => (r.Line, r.Cells, (string?)null)), []);
        }
        // What the library throws where parts are missing, of another kind, or hold what is no number.
        catch (Exception exception) when (exception is FileFormatException or OpenXmlPackageException or InvalidDataException or System.Xml.XmlException
            or ArgumentException or InvalidCastException or InvalidOperationException or FormatException or OverflowException or KeyNotFoundException)
        {
            throw new InvalidDataException("Berkas XLSX ini tidak dapat dibuka. Mohon simpan ulang di Excel sebagai XLSX atau CSV UTF-8 tanpa kata sandi.", exception);
        }
    }

    private static ImportedTable ReadText(byte[] content)
    {
        var notices = new List<Notice>();
        var lines = ImportedText.Lines(content, notices);
        // Excel's own way to say which separator follows.
        var first = lines is [{ } told, ..] && told.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (lines.Count <= first)
            throw new InvalidDataException("Berkas ini kosong.");
        var separator = first == 1 && lines[0].Length == 5 ? lines[0][4] : Separator(lines[first]);
        return Of(Records(lines, first, separator), notices);
    }

    private static ImportedTable Of(IEnumerable<(int Line, IReadOnlyList<string> Cells, string? Fault)> records, List<Notice> notices)
    {
        IReadOnlyList<string>? header = null;
        var headerLine = 0;
        var rows = new List<Row>();
        foreach (var (line, cells, fault) in records)
        {
            if (fault is null && cells.All(string.IsNullOrWhiteSpace))
                notices.Add(new(line, "kosong, dilewati."));
            else if (header is null)
                (header, headerLine) = fault is null ? ((IReadOnlyList<string>)[.. cells.Select(c => c.Trim())], line) : throw new InvalidDataException($"Baris {line}: judul kolom tidak terbaca, {fault}");
            else
                rows.Add(Fit(line, cells, fault, header.Count));
        }
        return new(header ?? throw new InvalidDataException("Berkas ini kosong."), rows, headerLine, notices);
    }

    // Spreadsheets leave empty cells behind a line that once had more.
    private static Row Fit(int line, IReadOnlyList<string> cells, string? fault, int count)
    {
        if (fault is not null || cells.Count == count)
            return new(line, cells, fault);
        return cells.Count > count && cells.Skip(count).All(string.IsNullOrWhiteSpace)
            ? new(line, [.. cells.Take(count)], null)
            : new(line, cells, $"terbaca {cells.Count} kolom, seharusnya {count}. Periksa tanda pemisah di dalam isi sel, lalu apit sel itu dengan tanda kutip.");
    }

    private static char Separator(string header) => Separators.MaxBy(separator => header.Count(c => c == separator));

    private static IEnumerable<(int Line, IReadOnlyList<string> Cells, string? Fault)> Records(IReadOnlyList<string> lines, int first, char separator)
    {
        var columns = 0;
        for (var at = first; at < lines.Count; at++)
        {
            var (record, used) = Record(lines, at, separator, columns);
            yield return (at + 1, record ?? [], record is null ? "tanda kutip tidak berpasangan. Hapus atau lengkapi tanda kutip di baris ini." : null);
            if (columns == 0)
                columns = record?.Count ?? 0;
            at += used - 1;
        }
    }

    // A quotation mark that is never closed must not swallow the lines behind it: lines are joined only when the result is as wide as the header.
    private static (IReadOnlyList<string>? Cells, int Lines) Record(IReadOnlyList<string> lines, int at, char separator, int columns)
    {
        var text = lines[at];
        if (Split(text, separator) is { } cells)
            return (cells, 1);
        for (var more = 1; more < MostLinesOfARow && at + more < lines.Count; more++)
        {
            text += "\n" + lines[at + more];
            if (Split(text, separator) is { } joined)
                return joined.Count == columns ? (joined, more + 1) : (null, 1);
        }
        return (null, 1);
    }

    // Null when a quotation mark is not closed, or does not end its cell.
    private static List<string>? Split(string line, char separator)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length; at++)
        {
            var start = at;
            if (at < line.Length && line[at] == '"')
            {
                var cell = new StringBuilder();
                for (at++; ; at++)
                {
                    if (at >= line.Length)
                        return null;
                    if (line[at] != '"')
                        cell.Append(line[at]);
                    else if (at + 1 < line.Length && line[at + 1] == '"')
                        cell.Append(line[at++]);
                    else
                        break;
                }
                at++;
                if (at < line.Length && line[at] != separator)
                    return null;
                cells.Add(cell.ToString());
                continue;
            }
            while (at < line.Length && line[at] != separator)
                at++;
            cells.Add(line[start..at]);
        }
        return cells;
    }
}
