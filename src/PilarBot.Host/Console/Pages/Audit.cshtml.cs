using Microsoft.AspNetCore.Mvc;
using PilarBot.Office;
using PilarBot.Office.Audit;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>Who did what, and whether the record of it is whole.</summary>
internal sealed class AuditModel(ConsoleUser me, SearchAudit search, VerifyAudit verify, AuditAnchor anchor, OfficeProfile office) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "siapa")]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "tindakan")]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true, Name = "pada")]
    public string? Record { get; set; }

    [BindProperty(SupportsGet = true, Name = "sejak")]
    public DateOnly? Since { get; set; }

    /// <summary>The cursor of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public long? Before { get; set; }

    public IReadOnlyList<SearchAudit.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }

    /// <summary>What the check of the chain found, once it was asked for.</summary>
    public VerifyAudit.Report? Report { get; private set; }

    /// <summary>False when the file that notes the chain's end outside of the database is missing.</summary>
    public bool HasAnchor { get; private set; }

    public static IReadOnlyList<AuditAct> Acts { get; } = [.. Enum.GetValues<AuditAct>().OrderBy(a => a.Code(), StringComparer.Ordinal)];

    public string Show(DateTime at) => office.Show(at);

    /// <summary>As people read it.</summary>
    public static string Words(AuditAct act) => char.ToUpperInvariant(act.Code()[0]) + act.Code()[1..].Replace('-', ' ');

    public static string By(SearchAudit.Found entry) => entry.Actor switch
    {
        AuditActor.Person => entry.Name ?? "tidak lagi di daftar",
        AuditActor.CommandLine when entry.PersonId is not null => $"perintah di server, diputuskan {entry.Name ?? "orang yang tidak lagi di daftar"}",
        AuditActor.CommandLine => "perintah di server",
        AuditActor.Job => "bot sendiri",
    };

    public string Next => "/konsol/audit" + QueryString.Create(
        new (string Name, string? Value)[] { ("siapa", Who), ("tindakan", Act), ("pada", Record), ("sejak", Since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("sebelum", $"{Lines[^1].Id}") }
            .Where(p => p.Value is { Length: > 0 }).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    public async Task<IActionResult> OnGetAsync()
    {
        var query = new SearchAudit.Query(
            Clean(Who), Acts.Where(a => a.Code() == Act).Select(a => (AuditAct?)a).FirstOrDefault(),
            Clean(Record) is { } typed ? Guid.TryParse(typed, out var id) ? id.ToString() : typed.ToUpperInvariant() : null,
            Since is { } day ? office.Zone.ToUtc(day.ToDateTime(TimeOnly.MinValue)) : null);
        (Lines, HasMore) = await Me.SeeAsync(turn => search.PageAsync(query, Before, turn));
        return Page();
    }

    public async Task<IActionResult> OnPostPeriksaAsync()
    {
        // Before the chain, which may grow while it is read.
        var noted = await anchor.ReadAsync(HttpContext.RequestAborted);
        HasAnchor = noted is not null;
        Report = await verify.RunAsync(noted?.Heads ?? [], HttpContext.RequestAborted);
        return await OnGetAsync();
    }
}
