using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Neutrality;

/// <summary>
/// Takes the office's election dates from a CSV file with the columns <c>kode,nama,tahap,mulai,selesai</c>. All or nothing. What a file
/// says of an election stands in place of all that was known of it; other elections stay.
/// </summary>
internal sealed class ImportElections(OfficeDatabase database)
{
    /// <param name="Elections">How many elections the file had.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(int Elections, IReadOnlyList<string> Problems);

    public async Task<Report> RunAsync(TextReader csv, CancellationToken cancellation)
    {
        var file = new ImportedCsv(csv, "kode", "nama", "tahap", "mulai", "selesai");
        var phases = file.Read(() => Read(file));
        foreach (var election in phases.GroupBy(p => p.Code))
            Check(election.Key, [.. election.OrderBy(p => p.Start)], file);
        if (file.Problems is not [])
            return new(0, file.Problems);
        var codes = phases.Select(p => p.Code).Distinct().ToList();
        return await database.WriteAsync(async db =>
        {
            await db.ElectionPhases.Where(p => codes.Contains(p.Code)).ExecuteDeleteAsync(cancellation);
            db.ElectionPhases.AddRange(phases);
            return new Report(codes.Count, []);
        }, cancellation);
    }

    /// <summary>Takes out what the office said of an election; what the program knows of it holds again.</summary>
    /// <returns>False when the office has said nothing of it.</returns>
    public Task<bool> RemoveAsync(string code, CancellationToken cancellation) =>
        database.WriteAsync(async db => await db.ElectionPhases.Where(p => p.Code == code).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    private static ElectionPhase? Read(ImportedCsv file)
    {
        var (code, name, word) = (file.Field("kode"), file.Field("nama"), file.Field("tahap").ToLowerInvariant().Replace(' ', '-').Replace('_', '-'));
        var (start, end) = (ElectionPhase.ReadDay(file.Field("mulai")), ElectionPhase.ReadDay(file.Field("selesai")));
        var kind = ElectionPhase.Words.Where(w => w.Word == word).Select(w => (ElectionPhaseKind?)w.Kind).SingleOrDefault();
        if (code is "" or { Length: > 24 })
            file.Problem("kode kosong atau lebih dari 24 huruf; misalnya PILKADES2027.");
        if (name is "" or { Length: > 120 })
            file.Problem("nama kosong atau lebih dari 120 huruf.");
        if (kind is null)
            file.Problem($"tahap \"{file.Field("tahap")}\" belum dikenal; pilih dari {string.Join(", ", ElectionPhase.Words.Select(w => w.Word))}.");
        if (start is null || end is null)
            file.Problem("tanggal belum terbaca; tulis seperti 2027-05-31.");
        else if (end < start)
            file.Problem("tanggal selesai lebih awal daripada tanggal mulai.");
        return kind is { } known && start is { } from && end >= from && code is not "" && name is not ""
            ? new() { Code = code, Name = name, Kind = known, Start = from, End = end.Value }
            : null;
    }

    private static void Check(string code, List<ElectionPhase> phases, ImportedCsv file)
    {
        foreach (var twice in phases.GroupBy(p => p.Kind).Where(g => g.Count() > 1))
            file.Complain($"{code}: tahap {ElectionPhase.Words.Single(w => w.Kind == twice.Key).Word} tertulis lebih dari sekali.");
        if (!phases.Exists(p => p.Kind is ElectionPhaseKind.Vote))
            file.Complain($"{code}: tahap pemungutan belum ada.");
        foreach (var (first, second) in phases.Zip(phases.Skip(1)))
            if (second.Start <= first.End || second.Kind < first.Kind)
                file.Complain($"{code}: kampanye, masa tenang, dan pemungutan harus berurutan dan tidak bertumpuk.");
    }
}
