using QuickStart;
using QuickStart.Model;
using QuickStart.Screen;

var console = Terminal.Open();
var (known, upcoming) = FlightData.LoadSplitAt(new DateTime(2001, 1, 22));
var model = DelayModel.Fit(known);
if (args is ["save-baseline"])
{
    TrainingBaseline.Of(model, known).Save(TrainingBaseline.FileName);
    return 0;
}

var replay = new Replay(model, TrainingBaseline.Load(), upcoming);

Opening.Show(console, known, upcoming);
var clean = ScenarioScreen.Show(console, replay, Scenario.CleanStream);
var unitBug = ScenarioScreen.Show(console, replay, Scenario.Kilometres);
var brokenJoin = ScenarioScreen.Show(console, replay, Scenario.BrokenJoin);
LateFlights.Show(console, model, known, clean);
Closing.ShowExport(console, [clean, unitBug, brokenJoin]);
return Closing.ShowPromises(console, Promise.Of(clean, unitBug, brokenJoin)) ? 0 : 1;
