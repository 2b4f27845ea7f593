using System.CommandLine;
using Microsoft.Extensions.Options;
using PilarBot.Host.Commands;
using PilarBot.Office.Sealing;

var root = new RootCommand("PilarBot, meja layanan Dinas Sosial di Telegram.")
{
    RunCommand.Create(),
    FlowsCommand.Create(),
    DocumentsCommand.Create(),
    KnowledgeCommand.Create(),
    RtlhCommand.Create(),
    DatabaseCommand.Create(),
    HolidaysCommand.Create(),
    PeopleCommand.Create(),
    StaffCommand.Create(),
    ElectionsCommand.Create(),
    RemindersCommand.Create(),
    RegulationsCommand.Create(),
    PartnersCommand.Create(),
    SourcesCommand.Create(),
    ReviewCommand.Create(),
    KeysCommand.Create(),
    RecordsCommand.Create(),
    VervalCommand.Create(),
    DemoCommand.Create(),
    AuditCommand.Create(),
    JobsCommand.Create(),
    ChatCommand.Create(),
};
// Without a command it runs, so that a service needs no arguments.
try
{
    // Longer than a host takes to drain: the default of two seconds cuts off what is under way.
    return await root.Parse(args is [] ? ["run"] : args)
        .InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = RunCommand.ShutdownTimeout + TimeSpan.FromSeconds(5) });
}
catch (Exception exception) when (exception is MasterKeyException or OptionsValidationException or ArgumentException or DirectoryNotFoundException)
{
    // What the administrator can mend: the sentence says how, and a stack would only hide it.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
