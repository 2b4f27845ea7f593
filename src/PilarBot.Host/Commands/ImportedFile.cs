using System.CommandLine;
using PilarBot.Office;

namespace PilarBot.Host.Commands;

/// <summary>An <c>import</c> of a CSV file: all of it, or its problems.</summary>
internal static class ImportedFile
{
    public static Command Command(
        string description, string columns, Func<IServiceProvider, TextReader, CancellationToken, Task<(IReadOnlyList<string> Problems, string Done)>> import)
    {
        var file = new Argument<FileInfo>("berkas") { Description = columns };
        var command = new Command("import", description) { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists)
            {
                await Console.Error.WriteLineAsync($"Berkas {path.Name} tidak ditemukan.");
                return 1;
            }
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            using var text = path.OpenText();
            var (problems, done) = await import(services, text, cancellation);
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync(problem);
            Console.WriteLine(problems is [] ? done : $"{problems.Count} masalah; tidak ada yang dimuat.");
            return problems is [] ? 0 : 1;
        });
        return command;
    }
}
