using System.CommandLine;
using PilarBot.Host.Jobs;
using PilarBot.Office;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot jobs</c>: how the background jobs do.</summary>
internal static class JobsCommand
{
    public static Command Create()
    {
        var command = new Command("jobs", "Pekerjaan latar: terakhir jalan, lama, jadwal berikutnya, kegagalan.");
        command.SetAction(async (_, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var jobs = await services.GetRequiredService<JobBoard>().ReadAsync(cancellation);
            Console.WriteLine($"{"pekerjaan",-16}  {"jadwal",-13}  {"terakhir " + services.GetRequiredService<OfficeProfile>().Zone.Name,-19}  {"lama",-9}  {"berikutnya",-19}  {"gagal",-15}  keadaan; gunanya");
            foreach (var job in jobs)
            {
                Console.WriteLine($"{job.Name,-16}  {job.Interval,-13}  {job.Last,-19}  {job.Duration,-9}  {job.Next,-19}  {job.Failures,-15}  {job.State}; {job.Purpose}");
                if (job.Failure is { } failure)
                    Console.WriteLine($"{"",-16}  {failure}");
            }
            // A monitor that runs this sees it too.
            return jobs.Any(j => j.IsAmiss) ? 1 : 0;
        });
        return command;
    }
}
