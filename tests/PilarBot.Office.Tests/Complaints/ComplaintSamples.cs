using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Complaints;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Complaints;

internal static class ComplaintSamples
{
    public const string Rumbia = "74.06.04";
    public const string Poleang = "74.06.01";

    public static readonly FileComplaint.Input Plain = new(
        "NET01", "pendamping-pkh", "Budi Kurniawan", Rumbia, "Membagikan kaus partai saat pencairan.", new(2026, 11, 20), null,
        "confidential", "Ibu Pelapor");

    public static async Task<FileComplaint.Result> FileAsync(this Desk desk, string address, FileComplaint.Input input) =>
        (await desk.ActAsync(address, turn => desk.FileComplaint.RunAsync(input, turn))).Result!;

    public static async Task<Complaint> LoadAsync(this Desk desk, string number)
    {
        await using var db = desk.Database.Office.Open();
        return await db.Complaints.AsNoTracking().SingleAsync(c => c.Number == number);
    }

    public static async Task<IReadOnlyList<string>> WaitingForAsync(this Desk desk, DeskChat handler) =>
        (await desk.ActAsync(handler.Address, turn => desk.HandleComplaints.WaitingAsync(new(), turn))).Result?.List.Select(e => e.Value).ToList() ?? [];

    public static async Task<string?> MoveAsync(this Desk desk, DeskChat handler, string number, string state, string? answer = null) =>
        (await desk.ActAsync(handler.Address, turn => desk.MoveComplaint.RunAsync(new(number, state, answer, "catatan", "Surat Edaran kantor"), turn))).Refusal?.Code;

    public static async Task<(FindComplaints.Details? Details, string? Refusal)> FindAsync(this Desk desk, string address, string number, string? secret)
    {
        var outcome = await desk.ActAsync(address, turn => desk.FindComplaints.ByReceiptAsync(new(number, secret), turn));
        return (outcome.Result, outcome.Refusal?.Code);
    }
}
