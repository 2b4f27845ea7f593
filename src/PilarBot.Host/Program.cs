using System.CommandLine;
using PilarBot.Host.Commands;

var root = new RootCommand("PilarBot, meja layanan Dinas Sosial di Telegram dan WhatsApp.")
{
    RunCommand.Create(),
    FlowsCommand.Create(),
    DatabaseCommand.Create(),
    PeopleCommand.Create(),
    StaffCommand.Create(),
};
// Without a command it runs, so that a service needs no arguments.
return await root.Parse(args is [] ? ["run"] : args).InvokeAsync();
