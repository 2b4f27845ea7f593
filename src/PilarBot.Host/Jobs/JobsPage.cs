using System.Globalization;
using System.Net;
using System.Text;
using PilarBot.Host.Setup;
using PilarBot.Host.WebChat;

namespace PilarBot.Host.Jobs;

/// <summary><c>/pekerjaan</c>: the background jobs, for whoever sits at the host itself.</summary>
internal static class JobsPage
{
    private static readonly PageFiles Files = new("Jobs/Page/");

    public static void MapJobs(this WebApplication app)
    {
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/pekerjaan"), branch => branch.Use(LoopbackOnly.GuardAsync));
        app.MapGet("/pekerjaan", async (JobBoard board, CancellationToken cancellation) =>
            Results.Text(Write(await board.ReadAsync(cancellation)), "text/html", Encoding.UTF8));
        app.MapGet("/pekerjaan/{file}", (string file, HttpContext context) => Files.Serve(file, context));
    }

    /// <summary>The page. It comes anew by itself, without a script.</summary>
    public static string Write(IReadOnlyList<JobBoard.Line> jobs)
    {
        var page = new StringBuilder("""
            <!doctype html>
            <html lang="id">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="15">
            <title>Pekerjaan latar</title>
            <link rel="stylesheet" href="/pekerjaan/pekerjaan.css">
            </head>
            <body>
            <h1>Pekerjaan latar</h1>

            """);
        var amiss = jobs.Count(j => j.IsAmiss);
        page.Append("<p role=\"status\">").Append(amiss == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{jobs.Count} pekerjaan, tidak ada yang bermasalah.")
            : string.Create(CultureInfo.InvariantCulture, $"{amiss} dari {jobs.Count} pekerjaan perlu dilihat.")).AppendLine("</p>");
        page.AppendLine("<table>\n<thead><tr><th scope=\"col\">Pekerjaan</th><th scope=\"col\">Keadaan</th><th scope=\"col\">Jadwal</th>"
            + "<th scope=\"col\">Terakhir</th><th scope=\"col\">Lama</th><th scope=\"col\">Berikutnya</th><th scope=\"col\">Gagal</th></tr></thead>\n<tbody>");
        foreach (var job in jobs)
        {
            page.Append(job.IsAmiss ? "<tr class=\"amiss\">" : "<tr>")
                .Append("<th scope=\"row\">").Append(Text(job.Purpose)).Append("<small>").Append(Text(job.Name)).Append("</small></th>");
            Cell("Keadaan", job.State, job.Failure);
            Cell("Jadwal", job.Interval);
            Cell("Terakhir", job.Last);
            Cell("Lama", job.Duration);
            Cell("Berikutnya", job.Next);
            Cell("Gagal", job.Failures);
            page.AppendLine("</tr>");
        }
        return page.AppendLine("</tbody>\n</table>\n</body>\n</html>").ToString();

        void Cell(string label, string text, string? more = null)
        {
            page.Append("<td data-label=\"").Append(label).Append("\"><span>").Append(Text(text));
            if (more is not null)
                page.Append("<small>").Append(Text(more)).Append("</small>");
            page.Append("</span></td>");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
