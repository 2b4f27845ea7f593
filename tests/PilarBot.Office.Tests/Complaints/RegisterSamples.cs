using System.Text;
using CsvHelper;
using PilarBot.Channels;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Complaints;

internal static class RegisterSamples
{
    /// <summary>The lines of a register behind its heading, as a handler's chat gets it; null when it is refused.</summary>
    public static async Task<IReadOnlyList<string[]>?> RegisterAsync(this Desk desk, DeskChat handler, string period)
    {
        if ((await desk.ActAsync(handler.Address, turn => desk.ExportComplaints.RunAsync(new(period), turn))).Refusal is not null)
            return null;
        Assert.Equal(1, await desk.Exports.RunAsync(default));
        return Read(await desk.NewestRegisterAsync(handler))[1..];
    }

    /// <summary>The register that a chat got last.</summary>
    public static async Task<byte[]> NewestRegisterAsync(this Desk desk, DeskChat handler) =>
        await desk.OpenAsync((await handler.HeardAsync()).OfType<OutboundMedia>().Last().Source);

    /// <summary>All records, as a CSV reader tells them apart.</summary>
    public static List<string[]> Read(byte[] csv)
    {
        using var reader = CsvReader.Create(
            new StringReader(Encoding.UTF8.GetString(csv).TrimStart('\uFEFF')), new CsvReaderOptions { Separator = ExportedCsv.Separator, HasHeader = false }, leaveOpen: false);
        var records = new List<string[]>();
        while (reader.Read())
            records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return records;
    }
}
