using System.Data.Common;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Host.Setup;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot flows check --against</c>: which conversations in the configured database a folder's flows would touch. Only reads.</summary>
internal static class CheckAgainst
{
    // A flow that broke waits as a draft for whoever in the office takes care of it.
    private const string Human = "petugas";

    /// <summary>Lists them. The exit code: 0 whatever is found, 1 when the database cannot be read.</summary>
    public static async Task<int> RunAsync(FlowSet flows, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var configured = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (configured.Postgres.Length == 0 && !File.Exists(configured.Sqlite))
        {
            // Opening it would make it.
            await Console.Error.WriteLineAsync($"Tidak ada basis data di {configured.Sqlite}. Jalankan di folder bot, atau atur PILARBOT_Database__Sqlite atau PILARBOT_Database__Postgres.");
            return 1;
        }
        var database = services.GetRequiredService<OfficeDatabase>();
        try
        {
            var find = new FindTouched(database, services.GetRequiredService<FlowLibrary>(), services.GetRequiredService<Sealer>());
            Write(await find.RunAsync(flows, cancellation), output);
            return 0;
        }
        catch (Exception exception) when (exception is DbException || database.IsOutage(exception))
        {
            await Console.Error.WriteLineAsync(database.IsOutage(exception)
                ? "Basis data tidak dapat dihubungi; periksa pengaturannya, lalu coba lagi."
                : "Basis data ini belum disiapkan untuk versi ini; jalankan dahulu pilarbot db migrate.");
            return 1;
        }
    }

    private static void Write(TouchedConversations touched, TextWriter output)
    {
        output.WriteLine("\nDibandingkan dengan percakapan di basis data:");
        foreach (var flow in touched.Flows)
            output.WriteLine($"- {flow.Flow} {Difference(flow.Difference)}: {Sessions(flow)}, menunggu di {Steps(flow)}.");
        output.WriteLine(touched.Flows.Any()
            ? "Tidak ada yang terputus: semuanya diselesaikan dengan alur yang berlaku saat dimulai. Alur di folder ini dipakai percakapan baru."
            : "Tidak ada percakapan berjalan atau isian tersimpan yang tersentuh.");
        if (touched.OtherTexts)
            output.WriteLine("texts.yaml berubah: kalimat bot sendiri berganti untuk semua percakapan, juga yang sedang berjalan.");
        if (touched.Others > 0)
            output.WriteLine($"{touched.Others} percakapan lain berada di alur yang tidak berubah.");
        if (touched.Unreadable > 0)
            output.WriteLine($"{touched.Unreadable} percakapan tidak terhitung karena tidak dapat dibuka; periksa apakah folder kunci yang dipakai sudah benar.");
    }

    private static string Difference(FlowDifference difference) => difference switch
    {
        FlowDifference.Deleted => "dihapus",
        FlowDifference.CallsEdited calls => $"memakai alur {calls.Flow} yang berubah",
        _ => "berubah",
    };

    private static string Sessions(TouchedFlow flow) => string.Join(" dan ", ((string[])
    [
        flow.Running > 0 ? $"{flow.Running} percakapan berjalan" : "",
        flow.Drafts > 0 ? $"{flow.Drafts} isian tersimpan" : "",
    ]).Where(part => part.Length > 0));

    private static string Steps(TouchedFlow flow) => string.Join(", ", flow.Steps.OrderByDescending(s => s.Value).ThenBy(s => s.Key.Key, StringComparer.Ordinal)
        .Select(s => $"{Step(s.Key.Key, s.Key.IsQuestion)} ({s.Value})"));

    // A repeat asks of itself whether there is another round; its key is no name of the file.
    private static string Step(string? key, bool isQuestion) =>
        isQuestion ? key!.Replace("/~more", " (tambah lagi?)", StringComparison.Ordinal) : key is null ? Human : "pemeriksaan akhir";
}
