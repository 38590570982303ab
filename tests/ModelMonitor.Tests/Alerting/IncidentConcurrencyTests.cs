using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using static ModelMonitor.Tests.Alerting.Incidents;

namespace ModelMonitor.Tests.Alerting;

public class IncidentConcurrencyTests
{
    [Fact]
    public async Task Threads_that_list_acknowledge_and_mute_disturb_neither_each_other_nor_the_order_of_alerts()
    {
        const int Rounds = 500;
        var incidents = new Incidents(options => options.Cooldown = TimeSpan.FromMinutes(3));
        var alerts = new List<Alert>();
        var isOver = false;
        Task[] users =
        [
            Task.Run(() => Repeat(() => incidents.All.ToList().ForEach(incident =>
            {
                incident.Findings.ShouldNotBeEmpty();
                incidents.Acknowledge(incident.Id);
            }))),
            Task.Run(() => Repeat(() => incidents.Mutes.Mute(Model, "a", incidents.Time.GetUtcNow() + TimeSpan.FromMinutes(2)))),
            Task.Run(() => Repeat(() => incidents.Withheld(WithheldReason.Muted).ShouldBeGreaterThanOrEqualTo(0))),
        ];

        for (var i = 0; i < Rounds; i++)
        {
            alerts.AddRange(incidents.Raise(Of("a", effect: 1 + (i % 20)), Missing("b", effect: 20)));
            alerts.AddRange(incidents.Review());
            alerts.AddRange(incidents.Clear("a", "b"));
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(users);
        incidents.Time.Advance(TimeSpan.FromMinutes(10));
        alerts.AddRange(incidents.Review());

        // Of each incident an end follows each beginning, whatever was kept back.
        foreach (var told in alerts.GroupBy(alert => alert.Incident.Id))
        {
            var isOpen = false;
            foreach (var alert in told)
            {
                (alert.Kind != AlertKind.Raised).ShouldBe(isOpen, $"{alert.Kind} of {alert.Incident.Id}");
                isOpen = alert.Kind != AlertKind.Cleared;
            }

            isOpen.ShouldBeFalse();
        }

        alerts.ShouldContain(alert => alert.Incident.Findings[0].Subject == "b");
        incidents.Open.ShouldBeEmpty();

        void Repeat(Action work)
        {
            while (!Volatile.Read(ref isOver))
            {
                work();
            }
        }
    }
}
