using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.People;
using PilarBot.Office.Privacy;

namespace PilarBot.Office.Broadcasts;

/// <summary>People of the roster as they stand in a file that staff sent: one on a line, by phone number or by name.</summary>
/// <param name="People">Whom the lines are about, each once.</param>
/// <param name="Twice">Lines about somebody who stands above them already.</param>
/// <param name="Faults">What is wrong with the other lines, each with its number and what to do.</param>
internal sealed partial record ListedPeople(IReadOnlyList<Guid> People, int Twice, IReadOnlyList<string> Faults)
{
    private const int LongestShown = 40;
    private static readonly string[] NumberWords = ["telepon", "telpon", "telp", "tlp", "hp", "handphone", "ponsel", "wa", "whatsapp", "phone"];
    private static readonly string[] NameWords = ["nama", "name"];

    private static readonly ListedPeople Gone = new([], 0, ["Daftar itu sudah kami hapus. Mohon kirim lagi."]);

    /// <summary>Reads a file of this chat; of a file that is gone, that it is.</summary>
    public static async Task<ListedPeople> ReadAsync(IReadOnlyList<Guid>? files, MediaFolder folder, TurnContext turn)
    {
        if (files is not [var id, ..] || await Mine(files, turn).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.State == MediaState.Stored, turn.Cancellation) is not { } item)
            return Gone;
        return await FindAsync(ImportedTable.ReadSent(await folder.ReadAsync(id, item.Key, item.Size!.Value, turn.Cancellation)), turn);
    }

    /// <summary>Takes files away whose people are chosen: nothing else is done with them.</summary>
    public static async Task ForgetAsync(IReadOnlyList<Guid>? files, DateOnly today, TurnContext turn)
    {
        if (files is not { Count: > 0 })
            return;
        var mine = await Mine(files, turn).ToListAsync(turn.Cancellation);
        turn.Db.ErasedFiles.AddRange(mine.Select(m => new ErasedFile { Id = m.Id, On = today }));
        turn.Db.Media.RemoveRange(mine);
    }

    private static IQueryable<MediaItem> Mine(IReadOnlyList<Guid> files, TurnContext turn)
    {
        var chat = turn.Conversation.Id;
        return turn.Db.Media.Where(m => files.Contains(m.Id) && m.ConversationId == chat && m.OwnerKind == MediaItem.Table);
    }

    private static async Task<ListedPeople> FindAsync(ImportedTable table, TurnContext turn)
    {
        var lines = Lines(table);
        var named = await NamedPeople.FindAsync(lines.Where(l => l.Fault is null).Select(l => l.Named), turn);
        var people = new HashSet<Guid>();
        var faults = new List<string>();
        var twice = 0;
        foreach (var (line, who, fault) in lines)
            if ((fault is null ? named.Of(who) : []) is [var person])
                twice += people.Add(person) ? 0 : 1;
            else
                faults.Add($"Baris {line}: {fault ?? Why(who, named.Of(who).Count)}");
        return new([.. people], twice, faults);
    }

    // By its number where it has one, else by its name. Without a heading that says what is what, the first column from the first line on.
    private static List<(int Line, string Named, string? Fault)> Lines(ImportedTable table)
    {
        var (number, name) = (ColumnOf(table, NumberWords, "nomor"), ColumnOf(table, NameWords, null));
        var rows = number < 0 && name < 0 ? table.Rows.Prepend(new(table.HeaderLine, table.Header, null)) : table.Rows;
        if (number < 0 && name < 0)
            name = 0;
        return [.. rows.Select(r => (r.Line, r.Fault is null ? Named(r.Cells, number, name) : "", r.Fault))];
    }

    private static string Named(IReadOnlyList<string> cells, int number, int name)
    {
        var (typed, called) = (Cell(number), Cell(name));
        return called is "" || Phone.Read(typed).Number is not null ? typed : called;

        string Cell(int at) => at < 0 ? "" : string.Join(' ', cells[at].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // "Nomor" alone may count the lines: a column that says more comes first.
    private static int ColumnOf(ImportedTable table, string[] words, string? otherwise)
    {
        var headings = table.Header.Select(h => h.ToLowerInvariant().Split((char[])[' ', '.', '/', '_', '-'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        var at = headings.FindIndex(h => h.Any(words.Contains));
        return at >= 0 || otherwise is null ? at : headings.FindIndex(h => h is [var only] && only == otherwise);
    }

    private static string Why(string who, int found)
    {
        var shown = who.Length > LongestShown ? who[..LongestShown] + "…" : who;
        return shown is "" ? "tidak ada nama dan nomornya. Isi atau hapus baris ini."
            : found > 1 ? $"ada {found} orang bernama {shown}. Tulis nomor HP-nya."
            : CutOff().IsMatch(who) ? $"nomor {shown} dipotong oleh Excel. Ubah kolomnya menjadi Teks, lalu tulis ulang."
            : !who.Any(char.IsLetter) && Phone.Read(who).Number is null ? $"{shown} bukan nomor HP yang lengkap. Periksa nomornya."
            : $"{shown} tidak ada di daftar pilar Anda. Periksa {(who.Any(char.IsLetter) ? "ejaannya, atau tulis nomor HP-nya" : "nomornya, atau tulis namanya")}.";
    }

    [GeneratedRegex(@"^\d([.,]\d+)?E\+?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex CutOff();
}
